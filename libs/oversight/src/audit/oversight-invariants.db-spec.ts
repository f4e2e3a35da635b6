import { checkInvariants, INVARIANTS } from '@nuancan/canteen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closed, complaint, heldInspection, openOversightDesk, type OversightDesk } from '../testing/oversight-desk.js';
import { OVERSIGHT_INVARIANTS } from './oversight-invariants.js';

/** What a superuser could do; each is found by the invariant of that name. */
const TAMPERED: Readonly<Record<string, string>> = {
  'inspection-results-whole': `UPDATE oversight.inspection_ends SET results = ARRAY['ok', 'ok', 'ok']`,
  'finding-history': `UPDATE oversight.inspection_findings SET state = 'closed'`,
  'finding-closed-by-another': `UPDATE oversight.inspection_findings SET cost_fen = 1, raised_by = (SELECT account_id
    FROM oversight.finding_steps WHERE action = 'closed' LIMIT 1)`,
  'complaint-history': `DELETE FROM oversight.complaint_steps WHERE action = 'answered'`,
  'complaint-ended-by-another': `UPDATE oversight.complaint_steps SET role = 'operator' WHERE action = 'closed'`,
  'complainants-apart': `INSERT INTO oversight.complaint_steps SELECT complaint_id, 9, district_code, town_code, facility_id, 'erased', NULL,
    NULL, NULL, NULL, role, account_id FROM oversight.complaint_steps WHERE step = 1`,
};

let desk: OversightDesk;

beforeAll(async () => {
  desk = await openOversightDesk();
  const { raised } = await heldInspection(desk);
  const id = raised[0]?.id ?? '';
  await desk.findings.step(desk.operator, id, { action: 'answered', step: 1, text: '已改' });
  await desk.findings.step(desk.district, id, { action: 'closed', step: 2, text: '看过' });
  await heldInspection(desk);
  await closed(desk, await desk.complaints.take(desk.operator, complaint()), desk.town);
});
afterAll(() => desk?.test.close());

describe('the audit of inspections and complaints', () => {
  it('finds nothing after ordinary work', async () => {
    const results = await checkInvariants(desk.test.owner, { invariants: [...INVARIANTS, ...OVERSIGHT_INVARIANTS] });
    expect(results.flatMap(({ offending }) => offending)).toEqual([]);
  });

  it.each(OVERSIGHT_INVARIANTS)('$name is found when somebody tampered', async ({ name, sql }) => {
    const { owner } = desk.test;
    await owner.query('BEGIN');
    try {
      await owner.query(`DO $$ DECLARE c record; BEGIN
        FOR c IN SELECT conrelid::regclass AS of, conname FROM pg_constraint WHERE contype = 'c'
          AND connamespace = 'oversight'::regnamespace LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.of, c.conname); END LOOP; END $$`);
      await owner.query(`SET LOCAL session_replication_role = replica; ${TAMPERED[name] ?? ''}`);
      expect((await owner.query(sql)).rows).not.toEqual([]);
    } finally {
      await owner.query('ROLLBACK');
    }
  });
});
