import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const MAIN = resolve(import.meta.dirname, '../../dist/apps/cli/src/main.js');
const TODAY = '2026-11-02';

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command line on an empty database of its own: migrate, demo, audit. */
describe('nuancan on the command line', () => {
  const name = `cli_${randomBytes(4).toString('hex')}`;
  let test: TestDatabase;
  let ownerUrl: string;
  let owner: Client;

  beforeAll(async () => {
    test = await openTestDatabase();
    await test.owner.query(`CREATE DATABASE ${name}`);
    ownerUrl = test.ownerUrl.replace(/\/[^/]+$/, `/${name}`);
    owner = new Client({ connectionString: ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await owner?.end();
    await test?.owner.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await test?.close();
  });

  const nuancan = (...args: string[]): Promise<Outcome> =>
    new Promise((done) => {
      const env = { PATH: process.env['PATH'], DATABASE_OWNER_URL: ownerUrl };
      execFile(process.execPath, [MAIN, ...args], { env }, (error, stdout, stderr) =>
        done({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
    });

  it('refuses to audit a database that is not migrated, saying what to do', async () => {
    const outcome = await nuancan('audit');
    expect(outcome).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('nuancan migrate') });
  });

  it('migrates once, and says so when there is nothing left', async () => {
    const first = await nuancan('migrate', '--json');
    const again = await nuancan('migrate', '--json');
    expect([first.code, again.code]).toEqual([0, 0]);
    expect(JSON.parse(first.stdout).ran).toContain('CreateMeals1764000600000');
    expect(JSON.parse(again.stdout)).toEqual({ ran: [] });
  });

  it('loads a demo district that every invariant holds of, once', async () => {
    const loaded = await nuancan('demo', '--scale', '0.01', '--today', TODAY, '--json');
    expect(loaded.code).toBe(0);
    const told = JSON.parse(loaded.stdout);
    expect(told).toMatchObject({ residents: 1401, facilities: 96, today: TODAY });
    const { rows } = await owner.query(
      `SELECT count(*)::int AS meals, count(DISTINCT business_date) FILTER (WHERE business_date >= $1::date - 30)::int AS days, max(business_date) < $1::date AS before_today
       FROM canteen.meals`,
      [TODAY],
    );
    expect(rows).toEqual([{ meals: told.meals, days: 30, before_today: true }]);
    // The volunteer's phone has something to do, whatever day the demo shows.
    const { rows: doors } = await owner.query(
      `SELECT r.state, t.trip, t.departed_at IS NOT NULL AS left, count(s.id)::int AS doors FROM delivery.runs r
       JOIN delivery.routes t ON t.run_id = r.id JOIN delivery.stops s ON s.route_id = t.id JOIN volunteering.volunteers v ON v.id = t.volunteer_id
       JOIN identity.accounts a ON a.id = v.account_id
       WHERE a.login = 'zhiyuan' AND r.business_date = platform.business_date(now()) GROUP BY 1, 2, 3 ORDER BY 2`,
    );
    expect(doors).toEqual([
      { state: 'dispatched', trip: 1, left: true, doors: 4 },
      { state: 'dispatched', trip: 2, left: false, doors: 3 },
    ]);
    // And whoever plans sees a result at once, over the register of the day it was loaded.
    const { rows: plans } = await owner.query(
      `SELECT s.state, s.newly > 0 AS gains, c.siting_id = s.id AS linked, f.gained > 0 AS gained, f.lost,
         (SELECT count(*)::int FROM coverage.siting_sites x WHERE x.siting_id = s.id AND x.is_chosen) AS sites,
         (s.business_date, c.business_date) = (platform.business_date(now()), platform.business_date(now())) AS of_today,
         EXISTS (SELECT FROM platform.outbox o WHERE o.job = 'prove-siting' AND o.payload ->> 'sitingId' = s.id::text) AS asked
       FROM coverage.sitings s, coverage.scenarios c JOIN coverage.scenario_figures f ON f.scenario_id = c.id AND f.level = 'district'`,
    );
    expect(plans).toEqual([
      {
        ...{ state: 'proving', gains: true, linked: true, gained: true, lost: 0, sites: 3 },
        of_today: true,
        asked: true,
      },
    ]);
    const again = await nuancan('demo');
    expect(again).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('DEMO.NOT_EMPTY') });
    const audit = await nuancan('audit', '--json');
    expect(audit.code).toBe(0);
    expect(JSON.parse(audit.stdout).every((invariant: { holds: boolean }) => invariant.holds)).toBe(true);
  });

  it('audits with exit code 1 and the row when a row was changed behind its back', async () => {
    await owner.query('SET session_replication_role = replica');
    const { rows } = await owner.query<{ id: string }>(
      `UPDATE canteen.meals SET policy_version = 99
       WHERE id = (SELECT id FROM canteen.meals WHERE policy_version IS NOT NULL ORDER BY id LIMIT 1) RETURNING id`,
    );
    const audit = await nuancan('audit');
    expect(audit.code).toBe(1);
    expect(audit.stdout).toMatch(new RegExp(`✗ meal-policy[^✓✗]*${rows[0]?.id}`));
    expect(audit.stdout.match(/✗/g)).toHaveLength(1);
  });

  it('knows wrong use', async () => {
    const outcomes = await Promise.all([
      nuancan('nosuch'),
      nuancan('audit', '--limit', '0'),
      nuancan('demo', '--scale', '2'),
      nuancan('rate', '--policy', 'nowhere.json', '--cases', 'nowhere.csv'),
      nuancan('import', 'residents', 'nowhere.csv', '--as', 'nobody'),
    ]);
    expect(outcomes.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
    expect(outcomes[0]?.stderr).toContain("没有这个命令；加 --help 看用法\n  unknown command 'nosuch'");
    expect(outcomes[3]?.stderr).toContain('打不开文件 the file cannot be opened');
    const help = await nuancan('audit', '--help');
    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining('--json') });
  });
});
