import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { Outbox, systemScope } from '@nuancan/platform';
import { PolicyReader } from '@nuancan/subsidy';
import { CheckRunService } from '../check-run/check-run.service.js';
import { CheckService } from '../check-run/check.service.js';
import { PLANTED_DISTRICT } from '../planted-month/planted-policy.js';
import { CheckDesk, type Site } from '../testing/check-desk.js';
import { LateFactJobs } from './late-fact.jobs.js';
import { LateFactService } from './late-fact.service.js';

let desk: CheckDesk;
let runs: CheckRunService;
let jobs: LateFactJobs;

beforeAll(async () => {
  desk = await CheckDesk.open();
  runs = new CheckRunService(desk.test.database, new Outbox(), new CheckService(new PolicyReader()));
  jobs = new LateFactJobs(new LateFactService(runs), runs);
});
afterAll(() => desk?.test.close());

interface Asked {
  readonly residentId: string;
  readonly businessDate: string;
}

/** What the register asked for since the last look; then what the queue does of it. @returns what was asked, and the runs */
async function work(): Promise<{ asked: Asked[]; runs: string[] }> {
  const { owner, database } = desk.test;
  const { rows } = await owner.query<{ payload: Asked }>(
    `DELETE FROM platform.outbox WHERE job = 'recheck-resident' RETURNING payload`,
  );
  const run = { outboxId: 1, districtCode: PLANTED_DISTRICT };
  for (const { payload } of rows) {
    await database.scoped(systemScope(PLANTED_DISTRICT), (tx) => jobs.gather(tx, { ...run, payload }));
  }
  const asked = await owner.query<{ runId: string }>(
    `DELETE FROM platform.outbox WHERE job = 'run-checks' RETURNING payload ->> 'runId' AS "runId"`,
  );
  for (const { runId } of asked.rows) {
    await database.scoped(systemScope(PLANTED_DISTRICT), (tx) =>
      runs.do(tx, { runId, districtCode: PLANTED_DISTRICT }),
    );
  }
  return { asked: rows.map(({ payload }) => payload), runs: asked.rows.map(({ runId }) => runId) };
}
const recheck = async (): Promise<Asked[]> => (await work()).asked;

/** An elder who ate on the 10th of August, the 5th and the 20th of September. */
async function eaten(): Promise<{ site: Site; elder: string; meals: string[] }> {
  const site = desk.site();
  const elder = await desk.elder(site);
  const meals = await desk.eat(
    site,
    ['2026-08-10', '2026-09-05', '2026-09-20'].map((day) => ({ elder, day })),
  );
  await recheck();
  return { site, elder, meals };
}

describe('a fact that comes late', () => {
  it('of a death checks the closed months since, and raises what nobody saw then', async () => {
    const { site, elder, meals } = await eaten();
    await desk.run(site);
    expect(await desk.found(site)).toEqual([]);
    await desk.status(site, elder, 'deceased', '2026-09-05');
    expect(await recheck()).toEqual([{ residentId: elder, businessDate: '2026-09-05' }]);
    const found = await desk.found(site);
    expect(
      found
        .map(({ code, late, asks, meals: evidence }) => ({ code, late, asks, evidence }))
        .toSorted((a) => (a.asks ? -1 : 1)),
    ).toEqual([
      { code: 'E03', late: true, asks: true, evidence: { [meals[1]!]: 900 } },
      { code: 'E03', late: true, asks: false, evidence: { [meals[2]!]: 900 } },
    ]);
  });

  it('of a category that ended raises what it gave too much, and of one that began what is due', async () => {
    const site = desk.site();
    const ended = await desk.elder(site, { category: { from: '2020-01-01' } });
    const begun = await desk.elder(site, { born: '1960-01-01' });
    const [wrong, due] = await desk.eat(site, [
      { elder: ended, tier: 'hardship-60', governmentFen: 1100 },
      { elder: begun, tier: 'age-60-79', governmentFen: 0 },
    ]);
    await recheck();
    await desk.test.owner.query(
      `UPDATE registry.resident_categories SET valid_to = '2026-08-31' WHERE resident_id = $1`,
      [ended],
    );
    expect(await recheck()).toEqual([{ residentId: ended, businessDate: '2026-09-01' }]);
    expect(await desk.found(site)).toMatchObject([{ code: 'E05', late: true, meals: { [wrong!]: 200 } }]);
    await desk.category(site, begun, { from: '2026-09-01' });
    await recheck();
    expect((await desk.found(site)).at(-1)).toMatchObject({ code: 'U03', late: true, meals: { [due!]: 1100 } });
  });

  it('that is taken back takes back what it raised and nobody decided', async () => {
    const { site, elder } = await eaten();
    await desk.status(site, elder, 'moved_out', '2026-08-01');
    await recheck();
    expect(await desk.found(site)).toHaveLength(3);
    await desk.test.owner.query(
      `UPDATE registry.resident_statuses SET withdrawn_at = now(), withdrawn_reason = '写错人' WHERE resident_id = $1`,
      [elder],
    );
    await recheck();
    expect((await desk.found(site)).every(({ gone }) => gone)).toBe(true);
  });

  it('asks for nothing when nobody has eaten since, or when it is of today or later', async () => {
    const { site, elder } = await eaten();
    const today = businessDateAt(new Date());
    await desk.status(site, elder, 'in_institution', '2026-09-21', '2026-10-01');
    await desk.category(site, elder, { from: today });
    await desk.status(site, elder, 'moved_out', addDays(today, 3));
    expect(await recheck()).toEqual([]);
  });

  it('of the person counts for every entry', async () => {
    const { site, elder, meals } = await eaten();
    const standing = await desk.elder(site);
    await desk.test.owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [elder, standing]);
    await recheck();
    await desk.status(site, standing, 'deceased', '2026-09-10');
    expect(await recheck()).toEqual([{ residentId: standing, businessDate: '2026-09-10' }]);
    expect(await desk.found(site)).toMatchObject([{ code: 'E03', meals: { [meals[2]!]: 900 } }]);
  });

  it('of many people is checked in one run a month, which is seen, and takes nobody else into it', async () => {
    const site = desk.site();
    const ids = [await desk.elder(site), await desk.elder(site), await desk.elder(site)];
    await desk.eat(
      site,
      ids.flatMap((elder) => ['2026-08-10', '2026-09-05'].map((day) => ({ elder, day }))),
    );
    await work();
    await desk.test.owner.query('BEGIN');
    for (const elder of ids.slice(0, 2)) {
      await desk.test.owner.query(
        `INSERT INTO registry.resident_statuses (resident_id, district_code, town_code, status, valid_from) VALUES ($1, $2, $3, 'deceased', '2026-08-01')`,
        [elder, PLANTED_DISTRICT, site.town],
      );
    }
    await desk.test.owner.query('COMMIT');
    const { asked, runs: made } = await work();
    expect([asked.length, made.length]).toEqual([1, 2]);
    const shown = await runs.list(desk.districtOfficial, { late: 'true', state: 'done', limit: 2 });
    expect(shown.items).toMatchObject([
      { month: '2026-09', meals: 2, findings: 2, raised: 2 },
      { month: '2026-08', meals: 2, findings: 2, raised: 2 },
    ]);
    expect(await desk.found(site)).toHaveLength(4);
  });

  it('that was given up is seen, and waits for the night', async () => {
    const { elder } = await eaten();
    const run = {
      outboxId: 1,
      districtCode: PLANTED_DISTRICT,
      payload: { residentId: elder, businessDate: '2026-09-01' },
    };
    await desk.test.database.scoped(systemScope(PLANTED_DISTRICT), (tx) => jobs.giveUp(tx, run));
    const failed = await runs.list(desk.districtOfficial, { late: 'true', state: 'failed', limit: 9 });
    expect(failed.items).toMatchObject([{ month: '2026-09', facilityId: null, townCode: null }]);
  });

  it('is also that two entries are one person, or two again, or when they were born', async () => {
    const site = desk.site();
    const [one, other] = [await desk.elder(site), await desk.elder(site)];
    const meals = await desk.eat(site, [{ elder: one }, { elder: other, at: '13:00' }]);
    await work();
    const merge = (into: string | null) =>
      desk.test.owner.query('UPDATE registry.residents SET merged_into = $2 WHERE id = $1', [other, into]);
    await merge(one);
    expect((await work()).asked).toHaveLength(1);
    expect(await desk.found(site)).toMatchObject([
      { code: 'Q01', meals: { [meals[0]!]: 0, [meals[1]!]: 900 }, gone: false },
    ]);
    await merge(null);
    await work();
    expect(await desk.found(site)).toMatchObject([{ code: 'Q01', gone: true }]);
    await desk.test.owner.query(`UPDATE registry.residents SET birth_date = '1950-01-01' WHERE id = $1`, [one]);
    await work();
    expect((await desk.found(site)).at(-1)).toMatchObject({ code: 'E02', meals: { [meals[0]!]: 200 } });
  });
});
