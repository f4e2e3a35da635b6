import { DomainError } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import {
  arrangeMealPoints,
  facility,
  TOWN,
  type MealPointDistrict,
} from '../../../meal-point/src/testing/meal-point-district.js';
import { Journal } from '../journal/journal.js';
import type { PostedEntry } from '../journal/journal-entry.js';
import { LedgerErrors } from '../ledger.errors.js';
import { cashTaken } from '../testing/entries.js';
import { ledgerFindings } from '../testing/ledger-findings.js';
import { PeriodGuards, type PeriodStep } from './period-guards.js';
import type { PeriodHistoryDto } from './period.dto.js';
import { PeriodService } from './period.service.js';
import type { PeriodAction } from './period-words.js';

const journal = new Journal();
const guards = new PeriodGuards();
let test: TestDatabase;
let at: MealPointDistrict;
let periods: PeriodService;

beforeAll(async () => {
  test = await openTestDatabase();
  at = await arrangeMealPoints(test.owner);
  periods = new PeriodService(test.database, guards);
});
afterAll(async () => {
  try {
    expect(await ledgerFindings(test.owner)).toEqual([]);
  } finally {
    await test?.close();
  }
});

const canteen = (): Promise<string> =>
  facility(test.owner, { organisationId: at.organisationId, townCode: TOWN, tier: 'elder_canteen', name: '新食堂' });

const step = (
  scope: Scope,
  facilityId: string,
  month: string,
  action: PeriodAction,
  reason: string | null = '理由',
): Promise<PeriodHistoryDto> => periods.change(scope, { facilityId, month }, { action, reason });

const post = (facilityId: string, businessDate: string): Promise<PostedEntry> =>
  test.database.scoped(at.townOfficial, (tx) => journal.post(tx, cashTaken(at, { facilityId, businessDate })));

async function close(facilityId: string, month: string): Promise<void> {
  await step(at.townOfficial, facilityId, month, 'request_closing');
  await step(at.districtOfficial, facilityId, month, 'confirm_closing');
}

describe('a month', () => {
  it('is closed by two people, refuses what comes late, and is opened again by two', async () => {
    const id = await canteen();
    await post(id, '2026-03-09');
    const asked = await step(at.townOfficial, id, '2026-03', 'request_closing', null);
    expect(asked).toMatchObject({ state: 'closing', askedBy: at.townOfficial.accountId, entries: 1 });
    expect((await post(id, '2026-03-31')).bookedMonth).toBe('2026-04-01');
    await expect(step(at.townOfficial, id, '2026-03', 'confirm_closing')).rejects.toSatisfy(
      LedgerErrors.SECOND_PERSON_NEEDED.is,
    );
    const closed = await step(at.districtOfficial, id, '2026-03', 'confirm_closing');
    expect(closed).toMatchObject({ state: 'closed', askedBy: null });
    await step(at.districtOfficial, id, '2026-03', 'request_reopening', '漏记');
    expect((await post(id, '2026-03-31')).bookedMonth).toBe('2026-04-01');
    await expect(step(at.districtOfficial, id, '2026-03', 'confirm_reopening')).rejects.toSatisfy(
      LedgerErrors.SECOND_PERSON_NEEDED.is,
    );
    const open = await step(at.otherDistrictOfficial, id, '2026-03', 'confirm_reopening');
    expect(open.transitions.map(({ action, fromState, toState }) => [action, fromState, toState])).toEqual([
      ['request_closing', 'open', 'closing'],
      ['confirm_closing', 'closing', 'closed'],
      ['request_reopening', 'closed', 'reopening'],
      ['confirm_reopening', 'reopening', 'open'],
    ]);
    expect(open.transitions.at(-1)).toMatchObject({
      accountId: at.otherDistrictOfficial.accountId,
      askedBy: at.districtOfficial.accountId,
    });
    expect((await post(id, '2026-03-31')).bookedOn).toBe('2026-03-31');
  });

  it('goes back to open when the closing is returned, and stays closed when the reopening is declined', async () => {
    const id = await canteen();
    await step(at.townOfficial, id, '2026-03', 'request_closing');
    await expect(step(at.districtOfficial, id, '2026-03', 'return_closing', ' ')).rejects.toSatisfy(
      LedgerErrors.REASON_MISSING.is,
    );
    expect((await step(at.districtOfficial, id, '2026-03', 'return_closing')).state).toBe('open');
    expect((await post(id, '2026-02-01')).bookedMonth).toBe('2026-02-01');
    await close(id, '2026-02');
    await step(at.townOfficial, id, '2026-02', 'request_reopening');
    expect((await step(at.districtOfficial, id, '2026-02', 'decline_reopening')).state).toBe('closed');
  });

  it('is closed after its end, in the order of months, and opened from the last back', async () => {
    const id = await canteen();
    await post(id, '2026-05-05');
    const ask = (month: string, action: PeriodAction = 'request_closing'): Promise<unknown> =>
      step(at.townOfficial, id, month, action);
    const thisMonth = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7);
    await expect(ask(thisMonth)).rejects.toSatisfy(LedgerErrors.MONTH_NOT_OVER.is);
    await expect(ask('2026-06')).rejects.toSatisfy(LedgerErrors.EARLIER_MONTH_OPEN.is);
    await ask('2026-05');
    await expect(ask('2026-06')).rejects.toSatisfy(LedgerErrors.EARLIER_MONTH_OPEN.is);
    await step(at.districtOfficial, id, '2026-05', 'confirm_closing');
    await expect(ask('2026-04')).rejects.toSatisfy(LedgerErrors.PERIOD_STEP.is);
    await expect(ask('2026-07')).rejects.toSatisfy(LedgerErrors.EARLIER_MONTH_OPEN.is);
    await close(id, '2026-06');
    await expect(ask('2026-05', 'request_reopening')).rejects.toSatisfy(LedgerErrors.LATER_MONTH_CLOSED.is);
    await expect(ask('2026-06', 'confirm_closing')).rejects.toSatisfy(LedgerErrors.PERIOD_STEP.is);
    await expect(ask('2026-13')).rejects.toSatisfy(LedgerErrors.NOT_A_MONTH.is);
    const { state } = await periods.one(at.auditor, id, '2026-04');
    expect(state).toBe('closed');
    expect((await post(id, '2026-04-30')).bookedOn).toBe('2026-07-01');
  });

  it('is closed at 96 facilities by eight people at once, as at the end of a month', async () => {
    const ids = await Promise.all(Array.from({ length: 96 }, canteen));
    for (const id of ids) await post(id, '2026-03-09');
    const waiting = [...ids];
    const official = async (): Promise<void> => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await close(id, '2026-03');
    };
    await Promise.all(Array.from({ length: 8 }, official));
    for (const id of ids) expect((await periods.one(at.auditor, id, '2026-03')).state).toBe('closed');
  });

  it('takes each step from the roles it belongs to, in their scope', async () => {
    const role = LedgerErrors.PERIOD_ROLE.is;
    await expect(step(at.districtOfficial, at.canteen, '2026-01', 'request_closing')).rejects.toSatisfy(role);
    await step(at.operator, at.canteen, '2026-01', 'request_closing');
    await expect(step(at.operator, at.canteen, '2026-01', 'confirm_closing')).rejects.toSatisfy(role);
    await expect(step(at.auditor, at.canteen, '2026-01', 'confirm_closing')).rejects.toSatisfy(role);
    const nowhere = LedgerErrors.FACILITY_NOT_FOUND.is;
    await expect(step(at.farOfficial, at.canteen, '2026-01', 'confirm_closing')).rejects.toSatisfy(nowhere);
    await expect(step(at.operator, at.point, '2026-01', 'request_closing')).rejects.toSatisfy(nowhere);
    await expect(step(at.districtOfficial, at.foreignCanteen, '2026-01', 'confirm_closing')).rejects.toSatisfy(nowhere);
    await expect(periods.one(at.farOfficial, at.canteen, '2026-01')).rejects.toSatisfy(nowhere);
    expect((await step(at.operator, at.canteen, '2026-01', 'return_closing')).state).toBe('open');
    const { items } = await periods.list(at.townOfficial, { month: '2026-01', limit: 2 });
    expect(items.every(({ townCode }) => townCode === TOWN)).toBe(true);
  });

  it('lists every facility once over its pages', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 100; page += 1) {
      const list = await periods.list(at.auditor, { month: '2026-01', limit: 2, cursor });
      seen.push(...list.items.map(({ facilityId }) => facilityId));
      if (list.nextCursor === null) break;
      cursor = list.nextCursor;
    }
    const { rows } = await test.owner.query(
      `SELECT facility_id FROM ledger.facility_books WHERE district_code = '990201' ORDER BY town_code, facility_id::text`,
    );
    expect(seen).toEqual(rows.map((row: { facility_id: string }) => row.facility_id));
  });

  it('asks the guards of other libs, whose refusal undoes the step', async () => {
    const id = await canteen();
    const asked: PeriodStep[] = [];
    const refusal = new DomainError({ code: 'DAY.OPEN', status: 409, zh: '有未日结', en: 'a day is open' });
    guards.add('days', async (tx, of) => {
      await tx.query('SELECT 1');
      if (of.facilityId !== id) return;
      asked.push(of);
      if (asked.length === 1) throw refusal;
    });
    await expect(step(at.townOfficial, id, '2026-03', 'request_closing')).rejects.toBe(refusal);
    expect(await periods.one(at.townOfficial, id, '2026-03')).toMatchObject({ state: 'open', transitions: [] });
    await step(at.townOfficial, id, '2026-03', 'request_closing');
    expect(asked.at(-1)).toEqual({ facilityId: id, month: '2026-03-01', action: 'request_closing' });
  });

  it('needs two people in the database, too', async () => {
    const id = await canteen();
    await step(at.townOfficial, id, '2026-03', 'request_closing');
    const me = at.townOfficial.accountId;
    await expect(
      test.owner
        .query(`INSERT INTO ledger.period_transitions (facility_id, month, district_code, town_code, seq, action, from_state,
         to_state, asked_by, account_id, at) VALUES ('${id}', '2026-03-01', '990201', '${TOWN}', 2, 'confirm_closing', 'closing',
         'closed', '${me}', '${me}', now())`),
    ).rejects.toMatchObject({ constraint: 'period_transitions_four_eyes' });
  });
});

describe('a month that is closed while others post', () => {
  it('has each entry in it or after it, never later than its request', async () => {
    const id = await canteen();
    await post(id, '2026-03-01');
    const posts = Array.from({ length: 24 }, () => post(id, '2026-03-15'));
    await step(at.townOfficial, id, '2026-03', 'request_closing');
    const [reopened, ...rest] = await Promise.all([
      step(at.districtOfficial, id, '2026-03', 'confirm_closing'),
      ...posts,
      ...Array.from({ length: 12 }, () => post(id, '2026-03-16')),
    ]);
    expect(reopened.state).toBe('closed');
    expect(rest).toHaveLength(36);
    const { rows } = await test.owner.query<{ month: string; n: number; late: number }>(
      `SELECT e.booked_month AS month, count(*) AS n,
         count(*) FILTER (WHERE (e.booked_month = '2026-03-01') <> (e.posted_at < t.at)) AS late
       FROM ledger.entries e JOIN ledger.period_transitions t ON t.facility_id = e.facility_id AND t.action = 'request_closing'
       WHERE e.facility_id = $1 GROUP BY 1 ORDER BY 1`,
      [id],
    );
    expect(rows.map(({ late }) => late)).toEqual(rows.map(() => 0));
    expect(rows.reduce((total, { n }) => total + n, 0)).toBe(37);
  });

  it('waits for an entry that is being posted, and counts it', async () => {
    const id = await canteen();
    let asked: Promise<PeriodHistoryDto> | undefined;
    await test.database.scoped(at.townOfficial, async (tx) => {
      await journal.post(tx, cashTaken(at, { facilityId: id, businessDate: '2026-03-15' }));
      asked = step(at.townOfficial, id, '2026-03', 'request_closing');
      for (let look = 0; look < 200; look += 1) {
        const { rowCount } = await test.owner.query(
          `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%change_period%' AND datname = current_database()`,
        );
        if (rowCount !== 0) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error('nobody waited');
    });
    expect(await asked).toMatchObject({ state: 'closing', entries: 1 });
  });

  it('is confirmed by one of many who try at once', async () => {
    const id = await canteen();
    await step(at.townOfficial, id, '2026-03', 'request_closing');
    const confirmers = [at.districtOfficial, at.otherDistrictOfficial, at.districtOfficial, at.otherDistrictOfficial];
    const outcomes = await Promise.allSettled(confirmers.map((scope) => step(scope, id, '2026-03', 'confirm_closing')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toSatisfy(LedgerErrors.PERIOD_STEP.is);
    }
  });
});
