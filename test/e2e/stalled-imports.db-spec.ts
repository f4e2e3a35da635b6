import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ImportJobs, refusedReport } from '@nuancan/imports';
import { systemScope, type Scope } from '@nuancan/platform';
import { ImportDesk, storeOfficial } from '../../libs/registry/src/import/testing/import-desk.js';
import { madeUpNumber } from '../../libs/registry/src/import/testing/made-up-number.js';
import { AWAY, createRegistryDistrict, DISTRICT, HOME } from '../../libs/registry/src/testing/registry-district.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const HEADER = ['姓名', '身份证号', '村社区'];
const LIST = [HEADER, ['王一', madeUpNumber({ born: '1940-05-06', serial: 1, sex: 'female' }), HOME.villageName]];

/** Workers and commands die; what they were at must not stand in the way for ever. */
describe('an import whose worker died', () => {
  let test: TestDatabase;
  let desk: ImportDesk;
  let jobs: ImportJobs;
  let home: Scope;
  let district: Scope;
  let away: Scope;

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    desk = new ImportDesk(test.database);
    jobs = new ImportJobs(desk.runner);
    home = await storeOfficial(test.owner, HOME);
    away = await storeOfficial(test.owner, AWAY);
    district = await storeOfficial(test.owner, null);
  });
  afterAll(async () => test?.close());
  beforeEach(async () => {
    await test.owner.query('TRUNCATE platform.outbox; DELETE FROM imports.runs');
  });

  /** A run that was to be applied, and of which nothing was heard since. */
  async function abandoned({ queued = false, minutes = 16 } = {}): Promise<string> {
    const { id } = await desk.check(home, 'residents', LIST);
    await desk.runs.apply(home, id, { goodRowsOnly: false, queued });
    await age(id, minutes);
    return id;
  }

  async function age(id: string, minutes: number): Promise<void> {
    await test.owner.query(`ALTER TABLE imports.runs DISABLE TRIGGER runs_check;
      UPDATE imports.runs SET changed_at = now() - interval '${minutes} minutes' WHERE id = '${id}';
      ALTER TABLE imports.runs ENABLE TRIGGER runs_check`);
  }

  async function prune(): Promise<void> {
    const run = { payload: { businessDate: new Date().toISOString().slice(0, 10) }, outboxId: 1, districtCode: '' };
    await test.database.scoped(systemScope(''), (tx) => jobs.prune(tx, run));
  }

  it('fails in the night with a reason, and may be checked again', async () => {
    const id = await abandoned();
    await prune();
    const failed = await desk.runs.get(home, id);
    expect(failed).toMatchObject({ state: 'failed', problem: { code: 'IMPORT.ABANDONED' } });
    await desk.runs.check(home, id, { columns: [] }, { queued: false });
    expect(await desk.step(home, id)).toMatchObject({ state: 'ready', problem: null });
  });

  it('goes on where the queue still holds it, or where it moved a moment ago', async () => {
    const queued = await abandoned({ queued: true });
    await prune();
    expect((await desk.runs.get(home, queued)).state).toBe('applying');
    await test.owner.query('TRUNCATE platform.outbox');
    await test.owner.query(
      `INSERT INTO imports.progress (run_id, district_code, town_code, phase, rows_done)
       SELECT id, district_code, town_code, 'writing', 5 FROM imports.runs`,
    );
    await prune();
    expect((await desk.runs.get(home, queued)).state).toBe('applying');
  });

  it('fails with a reason when its job is dead', async () => {
    const id = await abandoned({ queued: true, minutes: 0 });
    const run = { payload: { runId: id }, outboxId: 1, districtCode: DISTRICT };
    await test.database.scoped(systemScope(DISTRICT), (tx) => jobs.dead(tx, run));
    expect(await desk.runs.get(home, id)).toMatchObject({ state: 'failed', problem: { code: 'IMPORT.GAVE_UP' } });
    await desk.runs.cancel(home, id);
    await test.database.scoped(systemScope(DISTRICT), (tx) => jobs.dead(tx, run));
    expect((await desk.runs.get(home, id)).state).toBe('cancelled');
  });

  it('does not keep another official’s list of the kind waiting', async () => {
    const other = await desk.check(district, 'residents', LIST);
    const id = await abandoned({ minutes: 14 });
    await expect(desk.runs.apply(district, other.id, { goodRowsOnly: false })).rejects.toThrow('IMPORT.ANOTHER_RUNS');
    await age(id, 16);
    expect(await desk.apply(district, other.id)).toMatchObject({ state: 'done' });
    expect(await desk.runs.get(home, id)).toMatchObject({ state: 'failed', problem: { code: 'IMPORT.ABANDONED' } });
  });

  it('may be cancelled by any official of its scope once it stands still, and by nobody else', async () => {
    const id = await abandoned({ queued: true, minutes: 14 });
    await expect(desk.runs.cancel(district, id)).rejects.toThrow('IMPORT.NOT_YOURS');
    expect(await desk.runs.get(district, id)).toMatchObject({ own: false, standsStill: false });
    await age(id, 16);
    expect(await desk.runs.get(district, id)).toMatchObject({ own: false, standsStill: true });
    await expect(desk.runs.cancel(away, id)).rejects.toThrow('IMPORT.NOT_FOUND');
    await expect(desk.runs.check(district, id, { columns: [] })).rejects.toThrow('IMPORT.NOT_YOURS');
    const seized = test.database.scoped(district, (tx) =>
      tx.query(`UPDATE imports.runs SET state = 'checking' WHERE id = $1`, [id]),
    );
    await expect(seized).rejects.toThrow();
    expect(await desk.runs.cancel(district, id)).toMatchObject({ state: 'cancelled' });
    expect((await test.owner.query('SELECT FROM imports.files')).rowCount).toBe(0);
  });

  it('that is ready waits for its sender as long as it likes', async () => {
    const { id } = await desk.check(home, 'residents', LIST);
    await age(id, 60 * 24);
    await expect(desk.runs.cancel(district, id)).rejects.toThrow('IMPORT.NOT_YOURS');
    await prune();
    expect((await desk.runs.get(home, id)).state).toBe('ready');
  });

  it('tells how far it is before its first row, so that it can be cancelled then', async () => {
    const { id } = await desk.runs.start(
      home,
      { kind: 'residents', fileName: 'a.csv', bytes: Buffer.from(LIST.map((row) => row.join(',')).join('\n')) },
      { queued: false },
    );
    const told: unknown[] = [];
    await test.database.scoped(systemScope(DISTRICT), (tx) => desk.runner.step(tx, id, (line) => void told.push(line)));
    expect(told[0]).toEqual({ phase: 'reading', done: 0, total: null });
  });
});

describe('a list that is wrong from top to bottom', () => {
  it('keeps its first 10,000 reasons, counts every row, and reports them batch by batch', async () => {
    const test = await openTestDatabase();
    try {
      await createRegistryDistrict(test.owner);
      const desk = new ImportDesk(test.database);
      const home = await storeOfficial(test.owner, HOME);
      const rows = Array.from({ length: 5_500 }, () => ['', '1', HOME.villageName]);
      const { id, summary } = await desk.check(home, 'residents', [HEADER, ...rows, ['王一', '1', '无此村']]);
      expect(summary).toMatchObject({ rows: 5_501, refused: 5_501 });
      const batches: number[] = [];
      const { refusedRows, batches: all } = await desk.runs.refusals(home, id);
      let last: unknown;
      for await (const batch of all) {
        batches.push(batch.length);
        last = batch.at(-1);
      }
      expect({ refusedRows, batches }).toEqual({ refusedRows: 5_501, batches: Array(10).fill(1_000) });
      expect(last).toMatchObject({ row: 5_001, field: 'name' });
      const report: string[] = [];
      for await (const piece of refusedReport(await desk.runs.refusals(home, id))) report.push(piece);
      const lines = report.join('').trim().split('\r\n');
      expect(lines).toHaveLength(10_002);
      expect(lines.at(-1)).toContain('5501 rows are refused in all');
    } finally {
      await test.close();
    }
  });
});

describe('what a file said of itself', () => {
  it('is forgotten after 90 days; the run stays with its day', async () => {
    const test = await openTestDatabase();
    try {
      await createRegistryDistrict(test.owner);
      const desk = new ImportDesk(test.database);
      const home = await storeOfficial(test.owner, HOME);
      const { id, changedAt } = await desk.check(home, 'residents', [
        [...HEADER, '张桂花'],
        [...LIST[1]!, ''],
      ]);
      const prune = (day: string): Promise<void> =>
        test.database.scoped(systemScope(''), (tx) =>
          new ImportJobs(desk.runner).prune(tx, { payload: { businessDate: day }, outboxId: 1, districtCode: '' }),
        );
      const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
      await prune(inDays(80));
      expect(await desk.runs.get(home, id)).toMatchObject({ fileName: '名单.csv', header: { unknown: ['张桂花'] } });
      await prune(inDays(100));
      expect(await desk.runs.get(home, id)).toMatchObject({
        ...{ fileName: '—', changedAt, state: 'ready' },
        header: { columns: [], unknown: [], notices: [], sheet: null },
      });
    } finally {
      await test.close();
    }
  });
});
