import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '@nuancan/ledger';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { createCanteenDistrict, type CanteenDistrict } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { MealRecorder } from './meal-recorder.js';
import type { VoidMealDto } from './meal-void.dto.js';
import { MealVoidService } from './meal-void.service.js';
import { MealService } from './meal.service.js';

describe('a void', () => {
  let test: TestDatabase;
  let district: CanteenDistrict;
  let meals: MealService;
  let voids: MealVoidService;

  beforeAll(async () => {
    test = await openTestDatabase();
    district = await createCanteenDistrict(test.owner);
    meals = new MealService(test.database, new MealRecorder(new DinerFactsReader(), new PolicyReader(), new Journal()));
    voids = new MealVoidService(test.database, new Journal());
  });
  afterAll(() => test?.close());

  const voidOf = (mealClientId: string, deviceId: string): VoidMealDto => ({
    ...{ deviceId, mealClientId, clientId: newClientId() },
    ...{ voidedAt: new Date().toISOString(), reason: '点错了' },
  });

  it('takes back the meal of its own device when two devices used one client id, and answers a repeat by it', async () => {
    const [mine, other] = [randomUUID(), randomUUID()];
    const draft = mealDraft(null);
    const [othersMeal] = await meals.log(district.home.operator, other, [draft]);
    const [myMeal] = await meals.log(district.home.operator, mine, [draft]);
    const request = voidOf(draft.clientId, mine);
    const first = await voids.void(district.home.operator, request);
    expect(first.voided.mealId).toBe(myMeal?.meal?.id);
    await expect(voids.void(district.home.operator, voidOf(draft.clientId, mine))).rejects.toMatchObject({
      code: 'MEAL.ALREADY_VOIDED',
    });
    const theirs = await voids.void(district.home.operator, voidOf(draft.clientId, other));
    expect(theirs.voided.mealId).toBe(othersMeal?.meal?.id);
    expect(await voids.void(district.home.operator, request)).toEqual({ ...first, repeated: true });
  });

  it('whose client id another facility used is a clash, not a fault', async () => {
    const device = randomUUID();
    const [there, here] = [mealDraft(null), mealDraft(null)];
    await meals.log(district.away.operator, device, [there]);
    await meals.log(district.home.operator, device, [here]);
    const request = { ...voidOf(here.clientId, device), clientId: there.clientId };
    await expect(voids.void(district.home.operator, request)).rejects.toMatchObject({ code: 'MEAL.CLIENT_ID_CLASH' });
  });

  it('at a moment that no clock shows is malformed, not a fault', async () => {
    const request = { ...voidOf(newClientId(), randomUUID()), voidedAt: '2026-13-45T00:00:00Z' };
    await expect(voids.void(district.home.operator, request)).rejects.toMatchObject({ code: 'MEAL.MALFORMED' });
  });
});
