import { afterAll, beforeAll, expect, it } from 'vitest';
import { arrangeSmallDistrict, type SmallDistrict } from './small-district.js';
import { openTestDatabase, type TestDatabase } from './test-database.js';

let test: TestDatabase;
let places: SmallDistrict;

beforeAll(async () => {
  test = await openTestDatabase();
  places = await arrangeSmallDistrict(test.owner);
});
afterAll(() => test.close());

it('arranges three towns of two districts, with an account of every role', async () => {
  const count = async (table: string): Promise<number> =>
    Number((await test.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n);
  expect(await count('registry.towns')).toBe(3);
  expect(await count('registry.residents')).toBe(9);
  expect(await count('identity.accounts')).toBe(3 * 3 + 2 * 3);
  expect(new Set([places.home, places.neighbour, places.foreign].map((town) => town.facilityId)).size).toBe(3);
});
