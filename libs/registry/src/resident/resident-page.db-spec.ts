import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { createRegistryDistrict, DISTRICT, HOME, scopeOf } from '../testing/registry-district.js';
import { residentPageSql, type ResidentPage } from './resident-page.js';

/** What a page of residents costs: with row security on, only leakproof operators reach an index. */
describe('residentPageSql', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    await test.owner.query(`
      ALTER TABLE registry.residents DISABLE TRIGGER residents_audit_insert;
      INSERT INTO registry.residents (district_code, town_code, village_code, name, name_pinyin, name_initials, sex, birth_date, phone)
      SELECT '${DISTRICT}', '${HOME.code}', '${HOME.villageCode}', chr(19968 + n % 97) || chr(20000 + n % 89), a || 'ang' || b || 'ing' || n,
        a || b, 'female', '1944-05-06', '138' || lpad(n::text, 8, '0')
      FROM (SELECT n, chr(97 + n % 26) AS a, chr(97 + n % 25) AS b FROM generate_series(1, 20000) n) s;
      ALTER TABLE registry.resident_identifiers DISABLE TRIGGER resident_identifiers_audit_insert;
      INSERT INTO registry.resident_identifiers (resident_id, district_code, town_code, kind, value, valid_from)
      SELECT id, district_code, town_code, 'card', '0574' || phone_reversed, '2020-01-01' FROM registry.residents;
      ANALYZE registry.residents, registry.resident_identifiers;
    `);
  });
  afterAll(async () => test?.close());

  async function planOf(scope: Scope, page: ResidentPage): Promise<string> {
    const { sql, params } = residentPageSql(page);
    return test.database.scoped(scope, async (tx) => {
      const rows = await tx.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN (COSTS OFF) ${sql}`, [...params]);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
  }

  it.each([
    ['name', '一', 'name >='],
    ['initials', 'ww', 'name_initials >='],
    ['pinyin', 'wang', 'name_pinyin >='],
  ] as const)('reads by %s from an index, in its order', async (order, prefix, range) => {
    const page = { order, prefix, limit: 9, after: null } as const;
    for (const [area, scope] of [
      ['own_town', scopeOf('operator', HOME)],
      ['district', scopeOf('district_official', null)],
    ] as const) {
      const plan = await planOf(scope, { ...page, area });
      expect(plan).toMatch(/Index Scan using residents_/);
      expect(plan).toContain(`Index Cond: `);
      expect(plan.split('\n').find((line) => line.includes('Index Cond'))).toContain(range);
      expect(plan).not.toMatch(/Seq Scan/);
    }
  });

  it.each([
    ['card', '057400001234', 'resident_identifiers_one_holder|resident_identifiers_value'],
    ['card', '1234', 'resident_identifiers_last4'],
    ['phone', '1234', 'residents_phone'],
    ['phone', '13800001234', 'residents_phone'],
    ['identity', 'ab'.repeat(32), 'identity_numbers_one_holder'],
  ] as const)('reads by %s %s from an index', async (order, prefix, index) => {
    const page = { order, prefix, limit: 51, after: null, area: 'district' } as const;
    for (const scope of [scopeOf('town_official', HOME), scopeOf('district_official', null)]) {
      const plan = await planOf(scope, page);
      expect(plan).toMatch(new RegExp(`using (${index}) `));
      expect(plan).not.toMatch(/Seq Scan on residents/);
    }
  });

  it('reads all residents of a district from an index, behind a row already seen', async () => {
    const after = ['wang', '', '0198c1f0-0001-7000-8000-000000000001'] as const;
    const plan = await planOf(scopeOf('auditor', null), {
      order: 'all',
      prefix: '',
      area: 'district',
      limit: 100,
      after,
    });
    expect(plan).toMatch(/Index Scan using residents_district_pinyin/);
    expect(plan).toMatch(/Index Cond: .*ROW\(name_pinyin, id\) >/);
    expect(plan).not.toContain('Sort');
  });
});
