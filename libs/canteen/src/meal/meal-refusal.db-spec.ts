import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '@nuancan/ledger';
import { businessDateAt } from '@nuancan/kernel';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { createCanteenDistrict, createResident, type CanteenDistrict } from '../testing/canteen-district.js';
import { mealDraft } from '../testing/meal-draft.js';
import { MealRecorder } from './meal-recorder.js';
import { MealService } from './meal.service.js';

const DEVICE = randomUUID();
const DAY_MS = 86_400_000;

/** A till forgets an item that was refused: so only a rule may refuse, and only the item that broke it. */
describe('what is refused', () => {
  let test: TestDatabase;
  let district: CanteenDistrict;
  let meals: MealService;
  let residentId: string;

  beforeAll(async () => {
    test = await openTestDatabase();
    district = await createCanteenDistrict(test.owner);
    residentId = await createResident(test.owner, district.home);
    meals = new MealService(test.database, new MealRecorder(new DinerFactsReader(), new PolicyReader(), new Journal()));
  });
  afterAll(() => test?.close());

  const shown = { elderDueFen: 300, governmentFen: 900, policyCode: 'a', policyVersion: 1 };
  const line = { menuItemId: null, name: '套餐', priceFen: 1200, quantity: 1 };

  it.each<[string, object]>([
    ['a NUL in a name', { items: [{ ...line, name: 'A\u0000' }] }],
    ['half a character in a name', { items: [{ ...line, name: 'A\ud800' }] }],
    ['a NUL in what was displayed', { displayed: { ...shown, policyCode: '\u0000' } }],
    ['a list in place of what was displayed', { displayed: [shown] }],
    ['no item', { items: [null] }],
    ['a list in place of an item', { items: [[line]] }],
    ['a moment before all calendars', { servedAt: '0000-01-01T00:00:00Z' }],
    ['a moment after all calendars', { servedAt: '9999-12-31T23:59:59Z' }],
    ['a moment that no clock shows', { servedAt: '2026-13-45T12:00:00+08:00' }],
  ])('%s is refused alone', async (_, wrong) => {
    const drafts = [mealDraft(null), { ...mealDraft(residentId), ...wrong }, mealDraft(null)];
    const answers = await meals.log(district.home.operator, DEVICE, drafts);
    expect(answers).toMatchObject([
      { outcome: 'recorded' },
      { outcome: 'refused', problem: { code: 'MEAL.MALFORMED' } },
      { outcome: 'recorded' },
    ]);
  });

  it.each([null, undefined])('a delivery fee of %s is none', async (deliveryFeeFen) => {
    const elder = await createResident(test.owner, district.home);
    const drafts = [elder, null].map((id) => ({ ...mealDraft(id), deliveryFeeFen }));
    const answers = await meals.log(district.home.operator, DEVICE, drafts);
    expect(answers).toMatchObject([
      { outcome: 'recorded', meal: { deliveryFeeFen: 0, governmentFen: 900 } },
      { outcome: 'recorded', meal: { deliveryFeeFen: 0, governmentFen: 0 } },
    ]);
  });

  it('nothing because of a conflict of the moment: the item is tried again', async () => {
    let deadlocks = 3;
    class Unlucky extends MealRecorder {
      override async record(...given: Parameters<MealRecorder['record']>): ReturnType<MealRecorder['record']> {
        if (deadlocks > 0) {
          deadlocks -= 1;
          await given[0].query(`DO $$ BEGIN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END $$`);
        }
        return super.record(...given);
      }
    }
    const unlucky = new MealService(
      test.database,
      new Unlucky(new DinerFactsReader(), new PolicyReader(), new Journal()),
    );
    const answers = await unlucky.log(district.home.operator, DEVICE, [mealDraft(null), mealDraft(null)]);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['recorded', 'recorded']);
    deadlocks = 100;
    await expect(unlucky.log(district.home.operator, DEVICE, [mealDraft(null)])).rejects.toMatchObject({
      driverError: { code: '40P01' },
    });
  });

  it('nothing because a month has no partition: that is no fault of the meal', async () => {
    const servedAt = new Date(Date.now() - 200 * DAY_MS);
    const month = businessDateAt(servedAt).slice(0, 7).replace('-', '_');
    await test.owner.query(`ALTER TABLE canteen.meals DETACH PARTITION canteen.meals_${month}`);
    const late = mealDraft(null, { servedAt: servedAt.toISOString(), offline: true });
    await expect(meals.log(district.home.operator, DEVICE, [late])).rejects.toMatchObject({
      driverError: { code: '23514' },
    });
  });
});
