import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { ErasureService } from '../erasure/erasure.service.js';
import { RegistryErrors } from '../registry.errors.js';
import {
  AWAY,
  createRegistryDistrict,
  HOME,
  scopeOf,
  storeAccountOf,
  storeResident,
} from '../testing/registry-district.js';
import { DatedFactService } from './dated-fact.service.js';

const CLERK: Scope = { ...scopeOf('town_official', HOME), accountId: '0198c1f0-0009-7000-8000-0000000000b1' };
const HEAD: Scope = { ...scopeOf('district_official', null), accountId: '0198c1f0-0009-7000-8000-0000000000b2' };
const PEANUT = { kind: 'allergy', restriction: 'peanut', validFrom: '2026-01-05' } as const;

/** What somebody does not eat is health data. */
describe('restrictions of a resident', () => {
  let test: TestDatabase;
  let facts: DatedFactService;
  let id: string;

  const seenBy = (scope: Scope, residentId = id) =>
    test.database.scoped(scope, async (tx) => (await facts.all(tx, residentId)).restrictions);

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    for (const scope of [CLERK, HEAD]) await storeAccountOf(test.owner, scope);
    facts = new DatedFactService(test.database);
    id = await storeResident(test.owner, { name: '沈阿花', town: HOME });
  });
  afterAll(() => test?.close());

  it('say who recorded them and when, once at a time, and end', async () => {
    const added = await facts.addRestriction(CLERK, id, PEANUT);
    expect(added).toMatchObject({ ...PEANUT, validTo: null, recordedBy: 'town_official-b1' });
    expect(Date.now() - added.recordedAt.getTime()).toBeLessThan(600_000);
    await expect(facts.addRestriction(CLERK, id, PEANUT)).rejects.toThrow(RegistryErrors.FACT_OVERLAPS.code);
    const chronic = { kind: 'allergy', restriction: 'chronic_disease', validFrom: '2026-01-05' } as const;
    await expect(facts.addRestriction(CLERK, id, chronic)).rejects.toThrow(RegistryErrors.CHRONIC_IS_DIET.code);
    await facts.end(CLERK, { kind: 'restrictions', residentId: id, id: added.id, validTo: '2026-02-01' });
    expect(await seenBy(HEAD)).toMatchObject([{ restriction: 'peanut', validTo: '2026-02-01' }]);
  });

  it('are for the officials of the town alone', async () => {
    await expect(facts.addRestriction(scopeOf('town_official', AWAY), id, PEANUT)).rejects.toThrow(
      'RESIDENT_NOT_FOUND',
    );
    for (const scope of [scopeOf('town_official', AWAY), scopeOf('operator', HOME), scopeOf('auditor', null)]) {
      expect(await seenBy(scope)).toEqual([]);
    }
    const forged = test.database.scoped(CLERK, (tx) =>
      tx.query(
        `INSERT INTO registry.resident_restrictions (resident_id, district_code, town_code, kind, restriction, valid_from, recorded_by)
         SELECT id, district_code, town_code, 'diet', 'beef', '2026-01-01', $2 FROM registry.residents WHERE id = $1`,
        [id, HEAD.accountId],
      ),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    const rewritten = test.database.scoped(CLERK, (tx) =>
      tx.query(`UPDATE registry.resident_restrictions SET restriction = 'egg'`),
    );
    await expect(rewritten).rejects.toThrow(/permission denied/);
  });

  it('leave nothing in the audit log, and go with who the person was', async () => {
    const gone = await storeResident(test.owner, { name: '陈老伯', town: HOME });
    await facts.addRestriction(CLERK, gone, { kind: 'diet', restriction: 'hard_to_chew', validFrom: '2019-01-01' });
    await facts.addStatus(CLERK, gone, { status: 'deceased', validFrom: '2020-03-04' });
    await test.owner.query(`UPDATE registry.resident_statuses SET recorded_at = '2020-03-04' WHERE resident_id = $1`, [
      gone,
    ]);
    const erasures = new ErasureService(test.database);
    const asked = await erasures.request(CLERK, gone);
    await erasures.decide(HEAD, asked.id, { decision: 'erase' });
    expect(await seenBy(HEAD, gone)).toEqual([]);
    const { rows } = await test.owner.query<{ action: string; text: string }>(
      `SELECT action, coalesce(before::text, '') || coalesce(after::text, '') AS text FROM platform.audit_log
       WHERE subject = 'registry.resident_restrictions' ORDER BY id`,
    );
    expect(rows.map(({ action }) => action)).toEqual(['insert', 'update', 'insert', 'delete']);
    for (const { text } of rows) expect(text).not.toMatch(/peanut|hard_to_chew|allergy|diet/);
  });
});
