import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '@nuancan/ledger';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import {
  createCanteenDistrict,
  createResident,
  DISTRICT_POLICY,
  type CanteenDistrict,
} from '../testing/canteen-district.js';
import { mealDraft } from '../testing/meal-draft.js';
import { MealQueryService } from './meal-query.service.js';
import { MealRecorder } from './meal-recorder.js';
import { MealService } from './meal.service.js';

const DEVICE = randomUUID();

describe('what a meal is judged by', () => {
  let test: TestDatabase;
  let district: CanteenDistrict;
  let meals: MealService;

  beforeAll(async () => {
    test = await openTestDatabase();
    district = await createCanteenDistrict(test.owner);
    meals = new MealService(test.database, new MealRecorder(new DinerFactsReader(), new PolicyReader(), new Journal()));
    // ¥10 from ¥15 a day on; ¥10 of the home town for whoever takes a meal away, anywhere in the district.
    const travels = { otherTown: true, otherDistrict: false };
    const funders = [{ funder: 'town', amountFen: 'rest', travels }];
    const tier = {
      code: 'all',
      name: { zh: '全', en: 'all' },
      who: [{ age: { from: 60 } }],
      benefit: { kind: 'fixed', amountFen: 1000 },
    };
    await addPolicy('day-spend', {
      ...tier,
      minimumSpend: { amountFen: 1500, per: 'day' },
      modes: ['dine_in'],
      funders,
    });
    await addPolicy('town-travels', { ...tier, modes: ['pickup'], funders });
  });
  afterAll(() => test?.close());

  async function addPolicy(code: string, tier: object): Promise<void> {
    const document = { ...DISTRICT_POLICY, code, limits: [], tiers: [tier] };
    await test.owner.query(
      `WITH p AS (INSERT INTO subsidy.policies (district_code, code, name_zh, name_en) VALUES ($1, $2, '补', 'x') RETURNING id)
       INSERT INTO subsidy.policy_versions (policy_id, district_code, version, document, effective_from, activated_at)
       SELECT id, $1, 1, $3, '2020-01-01', now() FROM p`,
      [district.districtCode, code, JSON.stringify(document)],
    );
  }

  const priced = (priceFen: number): object => ({
    items: [{ menuItemId: null, name: '套餐', priceFen, quantity: 1 }],
    priceFen,
  });

  it.each(['in one batch', 'one after the other'])(
    'counts no delivery fee towards what must be spent in a day, %s',
    async (how) => {
      const residentId = await createResident(test.owner, district.home);
      const delivered = mealDraft(residentId, {
        ...{ slot: 'breakfast', mode: 'home_delivery', ...priced(1000) },
        ...{ deliveryFeeFen: 500, priceFen: 1500 },
      });
      const [lunch, dinner] = [
        mealDraft(residentId, priced(400)),
        mealDraft(residentId, { slot: 'dinner', ...priced(100) }),
      ];
      const drafts = [delivered, lunch, dinner];
      const batches = how === 'in one batch' ? [drafts] : drafts.map((draft) => [draft]);
      const policies: unknown[] = [];
      for (const batch of batches) {
        const answers = await meals.log(district.home.operator, DEVICE, batch);
        policies.push(...answers.map(({ meal }) => meal?.policyCode));
      }
      // Of equal benefits on ¥1, the lower policy code.
      expect(policies).toEqual(['district-meal', 'district-meal', 'day-spend']);
    },
  );

  it('a meal that the home town pays for elsewhere is open to it one by one as in the list', async () => {
    const residentId = await createResident(test.owner, district.home);
    const draft = mealDraft(residentId, { mode: 'pickup' });
    const [answer] = await meals.log(district.away.operator, DEVICE, [draft]);
    expect(answer?.meal).toMatchObject({ shares: [{ townCode: district.home.townCode }] });
    const queries = new MealQueryService(test.database);
    const id = answer?.meal?.id ?? '';
    const { items } = await queries.list(district.home.townOfficial, { limit: 100 });
    expect(items.map((meal) => meal.id)).toContain(id);
    expect((await queries.one(district.home.townOfficial, id)).id).toBe(id);
    await expect(queries.one(district.home.operator, id)).rejects.toMatchObject({ code: 'MEAL.NOT_FOUND' });
  });

  it('flags a meal that was shown under a policy and is rated by none', async () => {
    const displayed = { elderDueFen: 300, governmentFen: 900, policyCode: 'ended-policy', policyVersion: 1 };
    const young = await createResident(test.owner, district.home, { birthDate: '1990-01-01' });
    const [ended] = await meals.log(district.home.operator, DEVICE, [mealDraft(young, { displayed })]);
    expect(ended?.meal?.flags).toEqual(['elder_short', 'policy_changed']);
    const old = await createResident(test.owner, district.home);
    const known = { ...displayed, policyCode: 'district-meal' };
    const [, second] = await meals.log(district.home.operator, DEVICE, [
      mealDraft(old, { displayed: known }),
      mealDraft(old, { displayed: known }),
    ]);
    expect(second?.meal?.flags).toEqual(['second_in_slot', 'elder_short']);
  });
});
