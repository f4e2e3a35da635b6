import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Journal } from '@nuancan/ledger';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { createCanteenDistrict, createResident, type CanteenDistrict } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { MealQueryService } from './meal-query.service.js';
import { MealRecorder } from './meal-recorder.js';
import { MealVoidService } from './meal-void.service.js';
import type { LoggedItemDto, MealDto } from './meal.dto.js';
import { MealService } from './meal.service.js';

const DEVICE = randomUUID();
const DAY_MS = 86_400_000;

let test: TestDatabase;
let district: CanteenDistrict;
let meals: MealService;
let voids: MealVoidService;
let queries: MealQueryService;

beforeAll(async () => {
  test = await openTestDatabase();
  district = await createCanteenDistrict(test.owner);
  meals = new MealService(test.database, new MealRecorder(new DinerFactsReader(), new PolicyReader(), new Journal()));
  voids = new MealVoidService(test.database, new Journal());
  queries = new MealQueryService(test.database);
});

afterAll(async () => {
  await test.close();
});

function mealOf(answer: LoggedItemDto | undefined): MealDto {
  if (!answer?.meal) throw new Error(`no meal: ${JSON.stringify(answer)}`);
  return answer.meal;
}

async function storedMeals(residentId: string): Promise<{ government_fen: number; flags: string[] }[]> {
  const { rows } = await test.owner.query<{ government_fen: number; flags: string[] }>(
    'SELECT government_fen, flags FROM canteen.meals WHERE resident_id = $1 ORDER BY government_fen DESC',
    [residentId],
  );
  return rows;
}

describe('logging a meal', () => {
  it('splits it over the five ones by the policy of the day', async () => {
    const residentId = await createResident(test.owner, district.home);
    const [answer] = await meals.log(district.home.operator, DEVICE, [mealDraft(residentId)]);
    expect(answer?.outcome).toBe('recorded');
    expect(mealOf(answer)).toMatchObject({
      ...{ priceFen: 1200, elderDueFen: 300, governmentFen: 900, discountFen: 0, elderPaidFen: 300, elderShortFen: 0 },
      ...{ costFen: 1400, gardenFen: 120, volunteerFen: 50, donationFen: 20, unfundedFen: 10, surplusFen: 0 },
      ...{ policyCode: 'district-meal', policyVersion: 1, tierCode: 'age-80', flags: [] },
      shares: [
        { funder: 'city', townCode: null, amountFen: 300 },
        { funder: 'district', townCode: null, amountFen: 300 },
        { funder: 'town', townCode: district.home.townCode, amountFen: 300 },
      ],
    });
  });

  it('drops the town share when the elder eats in another town', async () => {
    const residentId = await createResident(test.owner, district.home);
    const [answer] = await meals.log(district.away.operator, DEVICE, [mealDraft(residentId, { elderPaidFen: 600 })]);
    expect(mealOf(answer)).toMatchObject({
      governmentFen: 600,
      elderDueFen: 600,
      elderShortFen: 0,
      flags: ['cross_town'],
    });
  });

  it('records a meal after a death without subsidy and flags it; that of the day itself is only flagged', async () => {
    const residentId = await createResident(test.owner, district.home);
    const yesterday = new Date(Date.now() - DAY_MS).toISOString();
    const today = mealDraft(residentId);
    const onTheDay = mealDraft(residentId, { servedAt: yesterday });
    await test.owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
       VALUES ($1, $2, $3, 'deceased', $4)`,
      [residentId, district.districtCode, district.home.townCode, onTheDay.businessDate],
    );
    const [after, on] = await meals.log(district.home.operator, DEVICE, [today, onTheDay]);
    expect(mealOf(after)).toMatchObject({ governmentFen: 0, elderDueFen: 1200 });
    expect(mealOf(after).flags).toContain('resident_deceased');
    expect(mealOf(on)).toMatchObject({ governmentFen: 900 });
    expect(mealOf(on).flags).toContain('resident_deceased');
  });

  it('never re-prices what was paid: a refused subsidy stands as elderShort', async () => {
    const residentId = await createResident(test.owner, district.home);
    await meals.log(district.home.operator, DEVICE, [mealDraft(residentId)]);
    const [second] = await meals.log(district.home.operator, DEVICE, [mealDraft(residentId)]);
    expect(mealOf(second)).toMatchObject({
      governmentFen: 0,
      elderDueFen: 1200,
      elderPaidFen: 300,
      elderShortFen: 900,
    });
    expect(mealOf(second).flags).toEqual(expect.arrayContaining(['second_in_slot', 'elder_short']));
  });

  it('sells to the public without a name, a subsidy or in-kind value', async () => {
    const [answer] = await meals.log(district.home.operator, DEVICE, [mealDraft(null)]);
    expect(mealOf(answer)).toMatchObject({
      residentId: null,
      governmentFen: 0,
      gardenFen: 0,
      elderDueFen: 1200,
      unfundedFen: 200,
    });
  });

  it('takes a late meal on its own business date and asks for that day’s summary again', async () => {
    const residentId = await createResident(test.owner, district.home);
    const servedAt = new Date(Date.now() - 3 * DAY_MS).toISOString();
    const [answer] = await meals.log(district.home.operator, DEVICE, [
      mealDraft(residentId, { servedAt, offline: true }),
    ]);
    const meal = mealOf(answer);
    expect(meal.flags).toEqual(['late']);
    const { rows } = await test.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM platform.outbox WHERE job = 'day-summary' AND payload = $1`,
      [JSON.stringify({ facilityId: district.home.facilityId, businessDate: meal.businessDate })],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  it.each([
    ['MEAL.PRICE_MISMATCH', { priceFen: 1300 }],
    ['MEAL.DATE_MISMATCH', { businessDate: '2026-01-01' }],
    ['MEAL.DATE_IN_FUTURE', { servedAt: new Date(Date.now() + 2 * DAY_MS).toISOString() }],
    ['MEAL.DATE_TOO_OLD', { servedAt: new Date(Date.now() - 400 * DAY_MS).toISOString() }],
    ['MEAL.FREE_BUT_PAID', { paymentMethod: 'free' as const }],
    ['MEAL.NO_WALLET', { paymentMethod: 'wallet' as const, residentId: null, identifiedBy: 'none' as const }],
    ['MEAL.NOT_IDENTIFIED', { identifiedBy: 'none' as const }],
    ['MEAL.UNKNOWN_RESIDENT', { residentId: randomUUID() }],
    ['MEAL.MALFORMED', { elderPaidFen: -1 }],
    ['MEAL.MALFORMED', { surprise: true } as object],
    ['MEAL.FEE_WITHOUT_DELIVERY', { deliveryFeeFen: 100, priceFen: 1300 }],
  ])('refuses with %s and saves nothing', async (code, changes) => {
    const residentId = await createResident(test.owner, district.home);
    const [answer] = await meals.log(district.home.operator, DEVICE, [mealDraft(residentId, changes)]);
    expect(answer).toMatchObject({ outcome: 'refused', problem: { code } });
    expect(await storedMeals(residentId)).toEqual([]);
  });
});

describe('the same meal again', () => {
  it('50 identical posts at once make one meal and one answer', async () => {
    const residentId = await createResident(test.owner, district.home);
    const draft = mealDraft(residentId);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => meals.log(district.home.operator, DEVICE, [draft])),
    );
    const outcomes = answers.map(([answer]) => answer?.outcome);
    expect(outcomes.filter((outcome) => outcome === 'recorded')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already_recorded')).toHaveLength(49);
    const first = mealOf(answers.flat().find((answer) => answer.outcome === 'recorded'));
    for (const [answer] of answers) expect(mealOf(answer)).toEqual(first);
    expect(await storedMeals(residentId)).toHaveLength(1);
  });

  it('refuses another body under the same id and changes nothing', async () => {
    const residentId = await createResident(test.owner, district.home);
    const draft = mealDraft(residentId);
    await meals.log(district.home.operator, DEVICE, [draft]);
    const [answer] = await meals.log(district.home.operator, DEVICE, [{ ...draft, elderPaidFen: 200 }]);
    expect(answer).toMatchObject({ outcome: 'refused', problem: { code: 'MEAL.CLIENT_ID_CLASH' } });
    expect(await storedMeals(residentId)).toHaveLength(1);
  });

  it('answers twins within one batch like a repeat, and a twin with another body like a clash', async () => {
    const residentId = await createResident(test.owner, district.home);
    const draft = mealDraft(residentId);
    const answers = await meals.log(district.home.operator, DEVICE, [draft, draft, { ...draft, elderPaidFen: 0 }]);
    expect(answers.map((answer) => answer.outcome)).toEqual(['recorded', 'already_recorded', 'refused']);
    expect(await storedMeals(residentId)).toHaveLength(1);
  });

  it('another facility’s record under the same device and client id stays, and the rest of the batch is recorded', async () => {
    const first = await createResident(test.owner, district.away);
    const second = await createResident(test.owner, district.home);
    const draft = mealDraft(first);
    await meals.log(district.away.operator, DEVICE, [draft]);
    const answers = await meals.log(district.home.operator, DEVICE, [
      { ...mealDraft(second), clientId: draft.clientId },
      mealDraft(second),
    ]);
    expect(answers).toMatchObject([
      { outcome: 'refused', problem: { code: 'MEAL.CLIENT_ID_CLASH' } },
      { outcome: 'recorded', meal: { governmentFen: 900 } },
    ]);
  });
});

describe('the quota', () => {
  it('200 posts at once for one resident and slot make one subsidised meal; the others are recorded, flagged', async () => {
    const residentId = await createResident(test.owner, district.home);
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        meals.log(index % 2 === 0 ? district.home.operator : district.away.operator, randomUUID(), [
          mealDraft(residentId),
        ]),
      ),
    );
    expect(answers.every(([answer]) => answer?.outcome === 'recorded')).toBe(true);
    const stored = await storedMeals(residentId);
    expect(stored).toHaveLength(200);
    expect(stored.filter((meal) => meal.government_fen > 0)).toHaveLength(1);
    expect(stored.filter((meal) => meal.flags.includes('second_in_slot'))).toHaveLength(199);
  });

  it('two meals of one slot in one batch: the first is subsidised', async () => {
    const residentId = await createResident(test.owner, district.home);
    const answers = await meals.log(district.home.operator, DEVICE, [mealDraft(residentId), mealDraft(residentId)]);
    expect(answers.map((answer) => mealOf(answer).governmentFen)).toEqual([900, 0]);
  });

  it('opposite batches of the same residents at once end without deadlock', async () => {
    const residents = await Promise.all(Array.from({ length: 10 }, () => createResident(test.owner, district.home)));
    const forth = residents.map((id) => mealDraft(id));
    const back = [...residents].reverse().map((id) => mealDraft(id));
    const answers = await Promise.all([
      meals.log(district.home.operator, randomUUID(), forth),
      meals.log(district.away.operator, randomUUID(), back),
    ]);
    expect(answers.flat().every((answer) => answer.outcome === 'recorded')).toBe(true);
    expect(answers.flat().filter((answer) => mealOf(answer).governmentFen > 0)).toHaveLength(10);
  });
});

describe('voiding', () => {
  it('keeps both rows, releases the quota, and answers a repeat alike', async () => {
    const residentId = await createResident(test.owner, district.home);
    const draft = mealDraft(residentId);
    await meals.log(district.home.operator, DEVICE, [draft]);
    const request = {
      deviceId: DEVICE,
      clientId: newClientId(),
      mealClientId: draft.clientId,
      voidedAt: new Date().toISOString(),
      reason: '点错了',
    };
    const first = await voids.void(district.home.operator, request);
    const again = await voids.void(district.home.operator, request);
    expect([first.repeated, again.repeated]).toEqual([false, true]);
    expect(again.voided).toEqual(first.voided);
    const [next] = await meals.log(district.home.operator, DEVICE, [mealDraft(residentId)]);
    expect(mealOf(next).governmentFen).toBe(900);
    expect(await storedMeals(residentId)).toHaveLength(2);
    await expect(voids.void(district.home.operator, { ...request, clientId: newClientId() })).rejects.toMatchObject({
      code: 'MEAL.ALREADY_VOIDED',
    });
  });

  it('20 voids at once of one meal release its quota once', async () => {
    const residentId = await createResident(test.owner, district.home);
    const draft = mealDraft(residentId);
    await meals.log(district.home.operator, DEVICE, [draft]);
    const base = { deviceId: DEVICE, mealClientId: draft.clientId, voidedAt: new Date().toISOString(), reason: '重复' };
    const settled = await Promise.allSettled(
      Array.from({ length: 20 }, () => voids.void(district.home.operator, { ...base, clientId: newClientId() })),
    );
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    const { rows } = await test.owner.query<{ used: number }>(
      'SELECT used FROM subsidy.quota_uses WHERE resident_id = $1',
      [residentId],
    );
    expect(rows.map((row) => row.used)).toEqual(rows.map(() => 0));
  });

  it('another facility cannot void it, and no one after three days', async () => {
    const residentId = await createResident(test.owner, district.home);
    const fresh = mealDraft(residentId);
    const old = mealDraft(residentId, { servedAt: new Date(Date.now() - 5 * DAY_MS).toISOString(), offline: true });
    await meals.log(district.home.operator, DEVICE, [fresh, old]);
    const base = { deviceId: DEVICE, voidedAt: new Date().toISOString(), reason: '试' };
    await expect(
      voids.void(district.away.operator, { ...base, clientId: newClientId(), mealClientId: fresh.clientId }),
    ).rejects.toMatchObject({ code: 'MEAL.NOT_FOUND' });
    await expect(
      voids.void(district.home.operator, { ...base, clientId: newClientId(), mealClientId: old.clientId }),
    ).rejects.toMatchObject({ code: 'MEAL.VOID_TOO_LATE' });
  });
});

describe('who sees a meal', () => {
  it('its facility, its town and the district; not another town, not a volunteer', async () => {
    const residentId = await createResident(test.owner, district.home);
    const [answer] = await meals.log(district.home.operator, DEVICE, [mealDraft(residentId)]);
    const { id } = mealOf(answer);
    for (const scope of [district.home.operator, district.home.townOfficial, district.districtOfficial]) {
      expect((await queries.one(scope, id)).id).toBe(id);
    }
    for (const scope of [district.away.operator, district.away.townOfficial, district.volunteer]) {
      await expect(queries.one(scope, id)).rejects.toMatchObject({ code: 'MEAL.NOT_FOUND' });
    }
  });

  it('an official reads masked names, the counter whole ones', async () => {
    const residentId = await createResident(test.owner, district.home, { name: '王桂香' });
    const [answer] = await meals.log(district.home.operator, DEVICE, [mealDraft(residentId)]);
    const { id } = mealOf(answer);
    expect((await queries.one(district.home.operator, id)).residentName).toBe('王桂香');
    expect((await queries.one(district.districtOfficial, id)).residentName).toBe('王*香');
  });

  it('pages newest first without gap or repeat', async () => {
    const drafts = Array.from({ length: 7 }, () => mealDraft(null));
    await meals.log(district.away.operator, DEVICE, drafts);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await queries.list(district.away.operator, { limit: 3, cursor });
      seen.push(...page.items.map((meal) => meal.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    const { rows } = await test.owner.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM canteen.meals WHERE facility_id = $1',
      [district.away.facilityId],
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(rows[0]?.n ?? -1);
  });
});

describe('a person who is entered twice', () => {
  const twice = async (): Promise<[standing: string, duplicate: string]> => {
    const standing = await createResident(test.owner, district.home);
    const duplicate = await createResident(test.owner, district.home);
    await point(duplicate, standing);
    return [standing, duplicate];
  };
  const point = (duplicate: string, standing: string | null): Promise<unknown> =>
    test.owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [duplicate, standing]);

  it('has one limit over both entries, whichever a till still knows', async () => {
    const [standing, duplicate] = await twice();
    const [first] = await meals.log(district.home.operator, DEVICE, [mealDraft(duplicate)]);
    expect(mealOf(first)).toMatchObject({ residentId: duplicate, governmentFen: 900 });
    const [second] = await meals.log(district.home.operator, DEVICE, [mealDraft(standing)]);
    expect(mealOf(second)).toMatchObject({ governmentFen: 0, elderDueFen: 1200 });
    expect(mealOf(second).flags).toContain('second_in_slot');
  });

  it('gets one subsidy of two tills at once, and of one batch', async () => {
    const [standing, duplicate] = await twice();
    const answers = await Promise.all(
      [standing, duplicate].map((id, at) =>
        meals.log((at === 0 ? district.home : district.away).operator, randomUUID(), [mealDraft(id)]),
      ),
    );
    expect(answers.flat().filter((answer) => mealOf(answer).governmentFen > 0)).toHaveLength(1);
    const [one, other] = await twice();
    const batch = await meals.log(district.home.operator, DEVICE, [mealDraft(one), mealDraft(other)]);
    expect(batch.filter((answer) => mealOf(answer).governmentFen > 0)).toHaveLength(1);
  });

  it('is two again after an undo, each with its own limit and its own meals', async () => {
    const [standing, duplicate] = await twice();
    await meals.log(district.home.operator, DEVICE, [mealDraft(duplicate)]);
    await point(duplicate, null);
    const [own] = await meals.log(district.home.operator, DEVICE, [mealDraft(standing)]);
    expect(mealOf(own)).toMatchObject({ governmentFen: 900 });
    expect(await storedMeals(duplicate)).toHaveLength(1);
  });

  it('is served by the facts of both entries', async () => {
    const [standing, duplicate] = await twice();
    const place = [duplicate, district.districtCode, district.home.townCode];
    await test.owner.query(
      `INSERT INTO registry.resident_categories (resident_id, district_code, town_code, category, valid_from)
       VALUES ($1, $2, $3, 'minimum_living', '2020-01-01')`,
      place,
    );
    await test.owner.query(
      `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from)
       VALUES ($1, $2, $3, 'deceased', '2026-01-01')`,
      place,
    );
    const facts = await test.database.scoped(district.away.operator, (tx) =>
      new DinerFactsReader().load(tx, [standing, duplicate], '2026-02-01'),
    );
    for (const id of [standing, duplicate]) {
      expect(facts.get(id)).toMatchObject({ categories: ['minimum_living'], status: 'deceased' });
    }
  });
});
