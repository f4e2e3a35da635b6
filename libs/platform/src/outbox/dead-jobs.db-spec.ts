import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import type { Role, Scope } from '../database/scope.js';

const DISTRICT = '990101';
const ELSEWHERE = '990102';

describe('a dead row of the outbox', () => {
  let test: TestDatabase;
  let ids: { own: number; system: number; elsewhere: number };

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test?.close());

  beforeEach(async () => {
    const { rows } = await test.owner.query<{ id: number }>(
      `INSERT INTO platform.outbox (district_code, job, payload, state, attempt, ended_at, last_error)
       SELECT code, 'day-summaries', '{"businessDate": "2026-03-01"}', 'dead', 8, now(), 'RangeError at x'
       FROM unnest($1::text[]) WITH ORDINALITY AS d (code, at) ORDER BY at RETURNING id`,
      [[DISTRICT, '', ELSEWHERE]],
    );
    const [own = 0, system = 0, elsewhere = 0] = rows.map(({ id }) => id);
    ids = { own, system, elsewhere };
  });

  const scope = (role: Role, districtCode = DISTRICT): Scope => ({
    ...{ accountId: randomUUID(), role, districtCode, townCode: null, facilityId: null },
  });
  const settle = async (asked: { as?: Scope; id: number; attempt?: number; step?: string; reason?: string }) =>
    test.database.scoped(asked.as ?? scope('admin'), async (tx) => {
      const { id, attempt = 8, step = 'retry', reason = '已排除故障' } = asked;
      const [answer] = await tx.query<{ told: string }[]>('SELECT platform.settle_dead_job($1, $2, $3, $4) AS told', [
        ...[id, attempt, step, reason],
      ]);
      return answer?.told;
    });
  const rowOf = async (id: number) =>
    (await test.owner.query('SELECT state, attempt, ended_at IS NULL AS open FROM platform.outbox WHERE id = $1', [id]))
      .rows[0] as unknown;

  it('is tried once more, or ended, by an administrator, once, and both stay on record', async () => {
    const answers = await Promise.all([settle({ id: ids.own }), settle({ id: ids.own })]);
    expect(answers.sort()).toEqual(['gone', 'settled']);
    expect(await rowOf(ids.own)).toEqual({ state: 'pending', attempt: 9, open: true });
    expect(await settle({ id: ids.system, step: 'discard', reason: '不再需要' })).toBe('settled');
    expect(await rowOf(ids.system)).toEqual({ state: 'discarded', attempt: 8, open: false });
    const { rows } = await test.owner.query(
      `SELECT step, reason, error FROM platform.dead_job_steps WHERE outbox_id = ANY ($1) ORDER BY id`,
      [[ids.own, ids.system]],
    );
    expect(rows).toEqual([
      { step: 'retry', reason: '已排除故障', error: 'RangeError at x' },
      { step: 'discard', reason: '不再需要', error: 'RangeError at x' },
    ]);
    const audited = await test.owner.query(
      `SELECT action, before, after FROM platform.audit_log WHERE subject = 'platform.outbox' AND subject_id = $1`,
      [`${ids.own}`],
    );
    const before = { job: 'day-summaries', attempt: 8, error: 'RangeError at x' };
    expect(audited.rows).toEqual([{ action: 'retry', before, after: null }]);
  });

  it('is seen and settled by nobody else', async () => {
    const seenBy = (as: Scope) =>
      test.database.scoped(as, async (tx) =>
        (await tx.query<{ id: number }[]>('SELECT id FROM platform.outbox ORDER BY id')).map(({ id }) => id),
      );
    const mine = await seenBy(scope('admin'));
    expect(mine).toEqual(expect.arrayContaining([ids.own, ids.system]));
    expect(mine).not.toContain(ids.elsewhere);
    expect(await settle({ id: ids.elsewhere })).toBe('gone');
    for (const role of ['operator', 'volunteer', 'town_official', 'district_official', 'auditor'] as const) {
      expect(await seenBy(scope(role))).toEqual([]);
      expect(await settle({ as: scope(role), id: ids.own })).toBe('gone');
    }
    expect(await rowOf(ids.own)).toEqual({ state: 'dead', attempt: 8, open: false });
  });

  it('never runs out of the attempts that the table can count', async () => {
    await test.owner.query('SET session_replication_role = replica');
    await test.owner.query('UPDATE platform.outbox SET attempt = 100 WHERE id = $1', [ids.own]);
    await test.owner.query('SET session_replication_role = DEFAULT');
    expect(await settle({ id: ids.own, attempt: 100 })).toBe('spent');
    expect(await settle({ id: ids.own, attempt: 100, step: 'discard' })).toBe('settled');
  });

  it('moves by a recorded step alone, whoever asks', async () => {
    const revive = `UPDATE platform.outbox SET state = 'pending', attempt = 9 WHERE id = $1`;
    await expect(test.owner.query(revive, [ids.own])).rejects.toMatchObject({ code: '23000' });
    await expect(test.database.scoped(scope('system', ''), (tx) => tx.query(revive, [ids.own]))).rejects.toMatchObject({
      driverError: { code: '23000' },
    });
    await expect(settle({ id: ids.own, reason: '  ' })).rejects.toMatchObject({ driverError: { code: '23514' } });
    expect(await rowOf(ids.own)).toEqual({ state: 'dead', attempt: 8, open: false });
  });
});
