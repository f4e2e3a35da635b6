import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Scope } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { arrangePlaces, PLACES } from '../testing/arrange-places.js';
import { makeAccount } from '../testing/make-account.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await openTestDatabase();
  await arrangePlaces(test.owner);
});
afterAll(() => test?.close());

it('names whoever signed to those who read it: of the own district only, and not to volunteers', async () => {
  const payer = await makeAccount(test.database, { login: 'payer', role: 'district_official' });
  const reader: Scope = { ...(await scopeOf('town_official')), townCode: PLACES.town };
  const named = async (scope: Scope): Promise<unknown> => {
    const [row] = await test.database.scoped(scope, (tx) =>
      tx.query<[{ name: string | null }]>('SELECT identity.name_of($1) AS name', [payer.id]),
    );
    return row.name;
  };
  expect(await named(reader)).toBe(payer.displayName);
  expect(await named({ ...reader, role: 'volunteer' })).toBeNull();
  expect(await named({ ...reader, districtCode: '330299', townCode: null })).toBeNull();
});

async function scopeOf(role: 'town_official'): Promise<Scope> {
  const { id, districtCode } = await makeAccount(test.database, { login: 'reader', role, townCode: PLACES.town });
  return { accountId: id, role, districtCode, townCode: null, facilityId: null, requestId: 'r', ip: '192.0.2.1' };
}
