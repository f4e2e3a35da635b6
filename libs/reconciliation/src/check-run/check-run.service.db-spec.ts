import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { Outbox, systemScope } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import { CHECK_CODES } from '../check/claim-check.js';
import { PLANTED_DISTRICT } from '../planted-month/planted-policy.js';
import { LateFactService } from '../late-fact/late-fact.service.js';
import { CheckDesk, MONTH, type Site } from '../testing/check-desk.js';
import { CheckRunService } from './check-run.service.js';
import { CheckJobs } from './check.jobs.js';
import { CheckService } from './check.service.js';

let desk: CheckDesk;
let runs: CheckRunService;
let jobs: CheckJobs;

beforeAll(async () => {
  desk = await CheckDesk.open();
  runs = new CheckRunService(desk.test.database, new Outbox(), new CheckService(new PolicyReader()));
  jobs = new CheckJobs(runs, new LateFactService(runs));
});
afterAll(() => desk?.test.close());

/** What was asked of the queue since the last look, done. */
async function work(): Promise<string[]> {
  const { rows } = await desk.test.owner.query<{ runId: string }>(
    `DELETE FROM platform.outbox WHERE job = 'run-checks' RETURNING payload ->> 'runId' AS "runId"`,
  );
  for (const { runId } of rows) {
    await desk.test.database.scoped(systemScope(PLANTED_DISTRICT), (tx) =>
      jobs.run(tx, { payload: { runId }, outboxId: 1, districtCode: PLANTED_DISTRICT }),
    );
  }
  return rows.map(({ runId }) => runId);
}

describe('a run', () => {
  it('is asked for by an official of the place, and done by the queue, once', async () => {
    const site = desk.site();
    const elder = await desk.elder(site);
    await desk.eat(site, [{ elder }, { elder, at: '13:00' }]);
    const asked = await runs.ask(site.townOfficial, { month: MONTH, facilityId: site.id });
    expect(asked).toMatchObject({
      state: 'queued',
      month: MONTH,
      facilityId: site.id,
      townCode: site.town,
      meals: null,
    });
    expect(await work()).toEqual([asked.id]);
    const done = await runs.one(site.townOfficial, asked.id);
    expect(done).toMatchObject({ state: 'done', meals: 2, findings: 1, raised: 1, gone: 0 });
    await desk.test.database.scoped(systemScope(PLANTED_DISTRICT), (tx) =>
      runs.do(tx, { runId: asked.id, districtCode: PLANTED_DISTRICT }),
    );
    expect(await runs.one(site.townOfficial, asked.id)).toEqual(done);
  });

  it('is nobody else’s', async () => {
    const [site, other] = [desk.site(), desk.site()];
    await expect(runs.ask(other.townOfficial, { month: MONTH, facilityId: site.id })).rejects.toThrow(
      'FACILITY_NOT_FOUND',
    );
    const asked = await runs.ask(site.townOfficial, { month: MONTH });
    expect(asked).toMatchObject({ facilityId: null, townCode: site.town });
    await expect(runs.one(other.townOfficial, asked.id)).rejects.toThrow('RUN_NOT_FOUND');
    await expect(runs.ask(site.operator, { month: MONTH })).rejects.toThrow('row-level security');
    await desk.test.database.scoped(systemScope(PLANTED_DISTRICT), (tx) => runs.giveUp(tx, asked.id));
    expect(await runs.one(site.townOfficial, asked.id)).toMatchObject({ state: 'failed' });
    await work();
  });

  it('of a town looks at its own canteens and leaves the findings of others alone', async () => {
    const [site, other] = [desk.site(), desk.site()];
    for (const place of [site, other]) await desk.eat(place, [{ elder: await desk.elder(place), by: 'none' }]);
    await desk.run(other, ['E01']);
    await runs.ask(site.townOfficial, { month: MONTH });
    await work();
    expect((await desk.found(site)).map(({ code }) => code)).toContain('E01');
    expect(await desk.found(other)).toMatchObject([{ code: 'E01', gone: false }]);
  });
});

describe('a run that was given up', () => {
  it('is seen among the runs, and asked for again by an official of the place', async () => {
    const site = desk.site();
    await desk.eat(site, [{ elder: await desk.elder(site) }]);
    const asked = await runs.ask(site.townOfficial, { month: MONTH, facilityId: site.id });
    await expect(runs.retry(site.townOfficial, asked.id)).rejects.toThrow('RUN_NOT_FAILED');
    await desk.test.database.scoped(systemScope(PLANTED_DISTRICT), (tx) => runs.giveUp(tx, asked.id));
    const failed = await runs.list(site.townOfficial, { state: 'failed', late: 'false', limit: 1 });
    expect(failed.items).toMatchObject([{ id: asked.id, state: 'failed' }]);
    await work();
    await expect(runs.retry(desk.site().townOfficial, asked.id)).rejects.toThrow('RUN_NOT_FOUND');
    expect(await runs.retry(site.townOfficial, asked.id)).toMatchObject({ state: 'queued', endedAt: null });
    expect(await work()).toEqual([asked.id]);
    expect(await runs.one(site.townOfficial, asked.id)).toMatchObject({ state: 'done', meals: 1 });
  });
});

describe('the night', () => {
  it('asks for the month of its day and the one before, of every district', async () => {
    const { database, owner } = desk.test;
    const run = { payload: { businessDate: '2026-10-03' }, outboxId: 1 };
    await database.scoped(systemScope(''), (tx) => jobs.askEachDistrict(tx, { ...run, districtCode: '' }));
    const { rows } = await owner.query(
      `DELETE FROM platform.outbox WHERE job = 'district-checks' RETURNING district_code, payload`,
    );
    expect(rows).toEqual([{ district_code: PLANTED_DISTRICT, payload: run.payload }]);
    await database.scoped(systemScope(PLANTED_DISTRICT), (tx) =>
      jobs.askMonths(tx, { ...run, districtCode: PLANTED_DISTRICT }),
    );
    const ids = await work();
    const done = await Promise.all(ids.map((id) => runs.one(desk.districtOfficial, id)));
    expect(done.map(({ month, state, townCode }) => ({ month, state, townCode }))).toEqual([
      { month: '2026-09', state: 'done', townCode: null },
      { month: '2026-10', state: 'done', townCode: null },
    ]);
  });
});

describe('how a check is set', () => {
  const today = businessDateAt(new Date());
  const gone = async (site: Site): Promise<{ state: string; because: string | null }[]> => {
    const { rows } = await desk.test.owner.query<{ state: string; because: string | null }>(
      `SELECT state, gone_because AS because FROM reconciliation.findings WHERE facility_id = $1 AND code = 'P05'`,
      [site.id],
    );
    return rows;
  };

  it('holds from its day on, for the district, with numbers within their bounds', async () => {
    const set = { validFrom: today, severity: 'ignore' as const, numbers: { graceMinutes: 45 } };
    expect(await runs.set(desk.districtOfficial, 'P01', set)).toMatchObject({
      severity: 'ignore',
      numbers: [{ value: 45 }],
    });
    await runs.set(desk.districtOfficial, 'P01', { validFrom: addDays(today, 9), severity: 'block' });
    const { items } = await runs.catalogue(desk.site().operator);
    expect(items.map(({ code }) => code)).toEqual([...CHECK_CODES]);
    expect(items.find(({ code }) => code === 'P01')).toMatchObject({
      severity: 'ignore',
      validFrom: today,
      numbers: [{ value: 45 }],
    });
    const wrong = (given: Partial<Parameters<CheckRunService['set']>[2]>) =>
      runs.set(desk.districtOfficial, 'P01', { ...set, ...given });
    await expect(wrong({ validFrom: addDays(today, -1) })).rejects.toThrow('DATE_IN_PAST');
    await expect(wrong({ numbers: { factor: 1 } })).rejects.toThrow('NUMBER_UNKNOWN');
    await expect(wrong({ numbers: { constructor: 1 } })).rejects.toThrow('NUMBER_UNKNOWN');
    await expect(wrong({ numbers: { graceMinutes: 241 } })).rejects.toThrow('NUMBER_OUT_OF_BOUNDS');
    await expect(wrong({ numbers: { graceMinutes: 45.5 } })).rejects.toThrow('NUMBER_NOT_WHOLE');
    await expect(runs.set(desk.site().townOfficial, 'P01', set)).rejects.toThrow('row-level security');
  });

  it('decides what is looked for, and how much a finding weighs', async () => {
    const site = desk.site();
    await desk.eat(site, [{ elder: await desk.elder(site), recordedAfter: '3 hours' }]);
    const { owner } = desk.test;
    const insert = (severity: string, validFrom: string) =>
      owner.query(
        `INSERT INTO reconciliation.check_settings (district_code, code, valid_from, severity, account_id) VALUES ($1, 'P05', $2, $3, $4)`,
        [PLANTED_DISTRICT, validFrom, severity, desk.districtOfficial.accountId],
      );
    await insert('ignore', '2026-01-01');
    expect(await desk.check(site, 'P05')).toEqual([]);
    await insert('block', '2026-09-30');
    expect(await desk.check(site, 'P05')).toHaveLength(1);
    const { rows } = await owner.query('SELECT severity FROM reconciliation.findings WHERE facility_id = $1', [
      site.id,
    ]);
    expect(rows).toEqual([{ severity: 'block' }]);
    // No longer looked for: what nobody dealt with goes and says why, what somebody did stays.
    await insert('ignore', '2026-09-30');
    await desk.run(site);
    expect(await gone(site)).toEqual([{ state: 'open', because: 'ignored' }]);
    await insert('warn', '2026-09-30');
    expect(await desk.check(site, 'P05')).toHaveLength(1);
    await owner.query(`UPDATE reconciliation.findings SET state = 'asked' WHERE facility_id = $1`, [site.id]);
    await insert('ignore', '2026-09-30');
    await desk.run(site);
    expect(await gone(site)).toEqual([{ state: 'asked', because: null }]);
  });
});
