import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { RegistryErrors } from '../registry.errors.js';
import {
  AWAY,
  createRegistryDistrict,
  HOME,
  scopeOf,
  storeAccountOf,
  storeResident,
} from '../testing/registry-district.js';
import { ResidentAddressService } from './resident-address.service.js';

const CLERK: Scope = { ...scopeOf('town_official', HOME), accountId: '0198c1f0-0009-7000-8000-0000000000c1' };
const OPERATOR: Scope = { ...scopeOf('operator', HOME), accountId: CLERK.accountId };
const LINE = '桥头弄 3 号';

/** Where somebody lives is theirs: read in their town, never by the audit log. */
describe('addresses of a resident', () => {
  let test: TestDatabase;
  let addresses: ResidentAddressService;
  let id: string;

  beforeAll(async () => {
    test = await openTestDatabase();
    await createRegistryDistrict(test.owner);
    await storeAccountOf(test.owner, CLERK);
    addresses = new ResidentAddressService(test.database);
    id = await storeResident(test.owner, { name: '沈阿花', town: HOME });
  });
  afterAll(() => test?.close());

  it('have one home at a time, say how well the place is known, and end', async () => {
    const unknown = await addresses.add(OPERATOR, id, { label: 'home', line: LINE });
    expect(unknown).toMatchObject({ located: 'none', longitude: null, latitude: null, endedAt: null });
    await test.owner.query(`UPDATE registry.villages SET longitude = 121.4, latitude = 29.6 WHERE code = $1`, [
      HOME.villageCode,
    ]);
    const about = await addresses.add(CLERK, id, { label: 'home', line: LINE, doorNote: '有狗' });
    expect(about).toMatchObject({ located: 'village', longitude: 121.4, latitude: 29.6, doorNote: '有狗' });
    const place = { longitude: 121.41, latitude: 29.65 };
    await Promise.all([1, 2, 3].map(() => addresses.add(CLERK, id, { label: 'home', line: LINE, ...place })));
    const other = await addresses.add(CLERK, id, { label: 'other', line: '女儿家', ...place });
    const { items } = await addresses.list(CLERK, id);
    expect(items.map(({ label, located, endedAt }) => [label, located, endedAt === null])).toEqual([
      ...[
        ['home', 'exact', true],
        ['other', 'exact', true],
      ],
      ...items.slice(2).map(({ located }) => ['home', located, false]),
    ]);
    expect(items).toHaveLength(6);
    expect((await addresses.end(CLERK, id, other.id)).endedAt).toBeInstanceOf(Date);
    await expect(addresses.end(CLERK, id, other.id)).rejects.toThrow(RegistryErrors.FACT_NOT_FOUND.code);
  });

  it('are for the town alone, and leave no word in the audit log', async () => {
    const away = scopeOf('town_official', AWAY);
    await expect(addresses.list(away, id)).rejects.toThrow(RegistryErrors.RESIDENT_NOT_FOUND.code);
    await expect(addresses.add(away, id, { label: 'home', line: LINE })).rejects.toThrow(
      RegistryErrors.RESIDENT_NOT_FOUND.code,
    );
    for (const scope of [away, scopeOf('volunteer', HOME), scopeOf('admin', null)]) {
      const seen = test.database.scoped(scope, (tx) => tx.query('SELECT id FROM registry.resident_addresses'));
      expect(await seen).toEqual([]);
    }
    const { rows } = await test.owner.query<{ words: string; entries: number }>(
      `SELECT string_agg(after::text, ' ') AS words, count(*)::int AS entries FROM platform.audit_log WHERE subject = 'registry.resident_addresses'`,
    );
    expect(rows[0]?.entries).toBeGreaterThan(6);
    expect(rows[0]?.words).not.toMatch(/桥头弄|女儿家|有狗|121\.4|29\.6/);
  });
});
