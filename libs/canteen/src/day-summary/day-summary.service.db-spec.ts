import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Journal } from '@nuancan/ledger';
import { businessDateAt } from '@nuancan/kernel';
import { systemScope, type Scope } from '@nuancan/platform';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { MealRecorder } from '../meal/meal-recorder.js';
import { MealVoidService } from '../meal/meal-void.service.js';
import { MealService } from '../meal/meal.service.js';
import { createCanteenDistrict, createResident, type CanteenDistrict } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import type { DaySummaryDto } from './day-summary.dto.js';
import { DaySummaryJobs } from './day-summary.jobs.js';
import { DaySummaryService } from './day-summary.service.js';

const DEVICE = randomUUID();
const TODAY = businessDateAt(new Date());

let test: TestDatabase;
let district: CanteenDistrict;
let meals: MealService;
let voids: MealVoidService;
let summaries: DaySummaryService;

beforeAll(async () => {
  test = await openTestDatabase();
  district = await createCanteenDistrict(test.owner);
  meals = new MealService(test.database, new MealRecorder(new DinerFactsReader(), new PolicyReader(), new Journal()));
  voids = new MealVoidService(test.database, new Journal());
  summaries = new DaySummaryService(test.database);
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.owner.query('DELETE FROM canteen.day_summaries');
});

const system = (): Scope => systemScope(district.districtCode);

async function summarise(facilityId: string, version: number): Promise<void> {
  await test.database.scoped(system(), (tx) => summaries.summarise(tx, { facilityId, businessDate: TODAY, version }));
}

async function read(scope: Scope, facilityId?: string): Promise<DaySummaryDto[]> {
  return (await summaries.list(scope, { businessDate: TODAY, facilityId, limit: 100 })).items;
}

async function stored(facilityId: string): Promise<{ version: number; meals: number } | undefined> {
  const { rows } = await test.owner.query<{ version: number; meals: number }>(
    'SELECT version, meals FROM canteen.day_summaries WHERE facility_id = $1',
    [facilityId],
  );
  return rows[0];
}

async function logMeal(): Promise<string> {
  const draft = mealDraft(await createResident(test.owner, district.home));
  const [answer] = await meals.log(district.home.operator, DEVICE, [draft]);
  expect(answer?.outcome).toBe('recorded');
  return draft.clientId;
}

describe('the summary of a day', () => {
  it('is zeros for a facility without meals', async () => {
    await summarise(district.away.facilityId, 1);
    expect(await read(district.districtOfficial)).toEqual([
      expect.objectContaining({
        facilityId: district.away.facilityId,
        meals: 0,
        voided: 0,
        costFen: 0,
        elderPaidFen: 0,
      }),
    ]);
  });

  it('adds up the standing meals and counts the voided ones', async () => {
    const { facilityId } = district.home;
    await logMeal();
    const undone = await logMeal();
    await meals.log(district.home.operator, DEVICE, [mealDraft(null)]);
    await voids.void(district.home.operator, {
      deviceId: DEVICE,
      clientId: newClientId(),
      mealClientId: undone,
      voidedAt: new Date().toISOString(),
      reason: '点错',
    });
    await summarise(facilityId, 1);
    const [summary] = await read(district.home.operator);
    expect(summary).toMatchObject({
      ...{ facilityId, meals: 2, subsidised: 1, publicSales: 1, voided: 1, priceFen: 2400, costFen: 2800 },
      ...{ governmentFen: 900, gardenFen: 120, volunteerFen: 50, donationFen: 20, elderShortFen: 0 },
    });
    const { costFen = 0, surplusFen = 0, elderPaidFen = 0, unfundedFen = 0 } = summary ?? {};
    expect(costFen + surplusFen).toBe(elderPaidFen + 900 + 20 + 120 + 50 + unfundedFen);
  });

  it('is not touched by an older job that has nothing new', async () => {
    const { facilityId } = district.home;
    await summarise(facilityId, 10);
    const before = await stored(facilityId);
    await summarise(facilityId, 9);
    expect(await stored(facilityId)).toEqual(before);
    expect(before?.version).toBe(10);
  });

  it('takes in a meal that committed after a later id was summarised, and keeps the later version', async () => {
    const { facilityId } = district.home;
    await summarise(facilityId, 10);
    const before = await stored(facilityId);
    await logMeal();
    await summarise(facilityId, 9);
    expect(await stored(facilityId)).toEqual({ version: 10, meals: (before?.meals ?? 0) + 1 });
  });

  it('never goes back to an older state when two jobs run at once', async () => {
    const { facilityId } = district.home;
    let newer: Promise<void> = Promise.resolve();
    await test.database.scoped(system(), async (tx) => {
      await summaries.summarise(tx, { facilityId, businessDate: TODAY, version: 1 });
      newer = summarise(facilityId, 2);
      const early = await Promise.race([newer.then(() => 'overtook'), sleep(200, 'waits')]);
      expect(early).toBe('waits');
      await logMeal();
    });
    await newer;
    const count = await test.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM canteen.meals m WHERE facility_id = $1 AND business_date = $2
         AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id)`,
      [facilityId, TODAY],
    );
    expect(await stored(facilityId)).toEqual({ version: 2, meals: count.rows[0]?.n });
  });

  it('is seen by those whose facility, town or district it is', async () => {
    await summarise(district.home.facilityId, 1);
    await summarise(district.away.facilityId, 1);
    const { home, away, volunteer, districtOfficial } = district;
    const seen = async (scope: Scope): Promise<string[]> =>
      (await read(scope)).map(({ facilityId }) => facilityId).sort();
    expect(await seen(home.operator)).toEqual([home.facilityId]);
    expect(await seen(away.townOfficial)).toEqual([away.facilityId]);
    expect(await seen(districtOfficial)).toEqual([home.facilityId, away.facilityId].sort());
    expect(await seen(volunteer)).toEqual([]);
    expect(await seen({ ...districtOfficial, districtCode: '990102' })).toEqual([]);
  });

  it('cannot be written by a person', async () => {
    const byOperator = test.database.scoped(district.home.operator, (tx) =>
      summaries.summarise(tx, { facilityId: district.home.facilityId, businessDate: TODAY, version: 1 }),
    );
    await expect(byOperator).rejects.toMatchObject({ code: '42501' });
  });

  it('comes in pages by facility code', async () => {
    await summarise(district.home.facilityId, 1);
    await summarise(district.away.facilityId, 1);
    const first = await summaries.list(district.districtOfficial, { businessDate: TODAY, limit: 1 });
    expect(first.items).toHaveLength(1);
    const second = await summaries.list(district.districtOfficial, {
      ...{ businessDate: TODAY, limit: 1 },
      cursor: first.nextCursor ?? '',
    });
    expect(second.items).toHaveLength(1);
    expect(second.nextCursor).toBeNull();
    expect(second.items[0]?.facilityId).not.toBe(first.items[0]?.facilityId);
  });
});

describe('the nightly job', () => {
  it('asks for yesterday of every facility that was open or served', async () => {
    await test.owner.query('DELETE FROM platform.outbox');
    const closed = await test.owner.query<{ id: string }>(
      `INSERT INTO meal_point.facilities (code, district_code, town_code, organisation_id, tier, name, opened_on, closed_on)
       SELECT 'TEST-CLOSED', district_code, town_code, organisation_id, tier, '已关停', '2020-01-01', '2020-02-01'
       FROM meal_point.facilities WHERE id = $1 RETURNING id`,
      [district.home.facilityId],
    );
    const run = { payload: { businessDate: '2026-03-01' }, outboxId: 1, districtCode: '' };
    await test.database.scoped(systemScope(''), (tx) => new DaySummaryJobs(summaries).askForAll(tx, run));
    const { rows } = await test.owner.query<{ district_code: string; job: string; payload: object }>(
      'SELECT district_code, job, payload FROM platform.outbox',
    );
    const asked = (facilityId: string): object => ({
      ...{ district_code: district.districtCode, job: 'day-summary' },
      payload: { facilityId, businessDate: '2026-02-28' },
    });
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(expect.arrayContaining([asked(district.home.facilityId), asked(district.away.facilityId)]));
    expect(JSON.stringify(rows)).not.toContain(closed.rows[0]?.id);
  });

  it('tells nobody but the system which facilities there are', async () => {
    const asked = await test.database.scoped(district.districtOfficial, (tx) =>
      tx.query<object[]>(`SELECT * FROM canteen.facilities_to_summarise('2026-03-01')`),
    );
    expect(asked).toEqual([]);
  });

  it('makes the partitions of the next three months, and no more when asked again', async () => {
    const jobs = new DaySummaryJobs(summaries);
    const count = async (): Promise<number> => {
      const { rows } = await test.owner.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pg_inherits WHERE inhparent = 'canteen.meals'::regclass`,
      );
      return rows[0]?.n ?? 0;
    };
    const before = await count();
    const run = { payload: { businessDate: '2031-05-31' }, outboxId: 1, districtCode: '' };
    for (let times = 0; times < 2; times += 1) {
      await test.database.scoped(systemScope(''), (tx) => jobs.makePartitions(tx, run));
    }
    expect(await count()).toBe(before + 4);
  });
});
