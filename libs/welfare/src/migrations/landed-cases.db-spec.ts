import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { migrate, type Role } from '@nuancan/platform';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_MIGRATIONS } from '../../../../apps/cli/src/migrate/all-migrations.js';
import { openRunDesk, type RunDesk } from '../../../delivery/src/testing/run-desk.js';
import { WELFARE_INVARIANTS } from '../audit/welfare-invariants.js';
import { CaseService } from '../case/case.service.js';
import { EndHolds1764711210000 } from './1764711210000-end-holds.js';
import { ChainJobs } from '../chain/chain.jobs.js';
import { openCase } from '../testing/open-case.js';

const MINUTE = 60_000;

describe('a database in which welfare cases are open and in hands', () => {
  let desk: RunDesk;
  let cases: CaseService;
  const jobs = new ChainJobs({ now: () => Promise.resolve(new Date()) });

  beforeAll(async () => {
    desk = await openRunDesk();
    cases = new CaseService(desk.test.database);
  });
  afterAll(() => desk?.test.close());

  const asSystem = <T>(work: Parameters<typeof desk.test.database.scoped<T>>[1]): Promise<T> =>
    desk.test.database.scoped(desk.scopeOf(desk.home, 'system'), work);
  const open = async (absentSince: string, minutesAgo: number): Promise<string> => {
    const caseId = await asSystem((tx) =>
      openCase(tx, {
        ...{ kind: 'absence', residentId: desk.home.residents[0].id, absentSince, words: null },
        at: new Date(Date.now() - minutesAgo * MINUTE),
      }),
    );
    await asSystem((tx) =>
      jobs.advance(tx, { payload: { caseId: caseId! }, outboxId: 1, districtCode: desk.home.districtCode }),
    );
    return caseId!;
  };
  const act = async (role: Role, caseId: string, asked: object): Promise<void> => {
    const scope = desk.scopeOf(desk.home, role);
    const { step } = await cases.get(scope, caseId);
    await cases.act(scope, caseId, { step, action: 'noted', ...asked });
  };
  const state = async (): Promise<object[]> =>
    (
      await desk.test.owner.query(
        'SELECT absent_since::text AS of, state, held_until FROM welfare.cases ORDER BY absent_since',
      )
    ).rows;

  it('goes down and up again with every case due, held or told, and holds as they were', async () => {
    await open('2026-01-01', 1);
    await act('town_official', await open('2026-01-02', 20), { action: 'acknowledged' });
    const noted = await open('2026-01-03', 90);
    await act('district_official', noted, { action: 'acknowledged' });
    await act('town_official', noted, { words: '问过村里' });
    await act('district_official', noted, { action: 'tried' });
    const lapsed = await open('2026-01-04', 20);
    await act('town_official', lapsed, { action: 'acknowledged' });
    await desk.test.owner.query(`SET session_replication_role = replica`);
    await desk.test.owner.query(
      `UPDATE welfare.cases SET held_until = held_until - interval '40 minutes' WHERE id = $1`,
      [lapsed],
    );
    await desk.test.owner.query(
      `UPDATE welfare.steps SET at = at - interval '40 minutes', due_at = due_at - interval '40 minutes' WHERE case_id = $1`,
      [lapsed],
    );
    await desk.test.owner.query(`RESET session_replication_role`);
    await asSystem((tx) =>
      jobs.advance(tx, { payload: { caseId: lapsed }, outboxId: 1, districtCode: desk.home.districtCode }),
    );
    const closed = await open('2026-01-05', 1);
    await act('town_official', closed, { action: 'closed', finding: 'well' });
    const before = await state();

    const dataSource = new DataSource({
      type: 'postgres',
      url: desk.test.ownerUrl,
      installExtensions: false,
      migrations: [...ALL_MIGRATIONS],
      migrationsTableName: 'nuancan_migrations',
    });
    await dataSource.initialize();
    try {
      const from = ALL_MIGRATIONS.indexOf(EndHolds1764711210000);
      for (let left = ALL_MIGRATIONS.length; left > from; left -= 1) await dataSource.undoLastMigration();
    } finally {
      await dataSource.destroy();
    }
    await migrate(desk.test.ownerUrl, ALL_MIGRATIONS);
    expect(await state()).toEqual(before);
    const results = await checkInvariants(desk.test.owner, { invariants: [...INVARIANTS, ...WELFARE_INVARIANTS] });
    expect(results.filter(({ offending }) => offending.length > 0)).toEqual([]);
  });
});
