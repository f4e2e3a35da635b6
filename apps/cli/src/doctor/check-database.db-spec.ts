import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { checkDatabase } from './check-database.js';

describe('checkDatabase', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(() => test?.close());

  async function wrongIn(url: string): Promise<string[]> {
    const findings = await checkDatabase({ DATABASE_URL: url });
    return findings.flatMap(({ status, says }) => (status === 'ok' ? [] : [`${status}: ${says.en}`]));
  }

  /** The scratch server does not flush; nothing else may be wrong with it. */
  const NOT_FLUSHED = expect.stringContaining('a power cut loses confirmed meals');

  it('finds that a server does not flush, and nothing against the role of the application', async () => {
    expect(await wrongIn(test.appUrl)).toEqual([NOT_FLUSHED]);
  });

  it('refuses a role that row-level security does not hold', async () => {
    expect(await wrongIn(test.ownerUrl)).toEqual([
      NOT_FLUSHED,
      expect.stringMatching(/^problem: Role .* may do too much: SUPERUSER, BYPASSRLS, CREATEROLE, OWNER$/),
    ]);
  });

  it('says which migration is missing first', async () => {
    await test.owner.query(
      `UPDATE public.nuancan_migrations SET name = name || ' of tomorrow' WHERE name LIKE 'CreateMeals%'`,
    );
    expect(await wrongIn(test.appUrl)).toContainEqual(expect.stringContaining('1 migrations are missing (CreateMeals'));
  });

  it('says why a server cannot be reached, without the password', async () => {
    const said = await wrongIn('postgres://nuancan_app:very-secret@127.0.0.1:1/nuancan');
    expect(said).toEqual([expect.stringContaining('127.0.0.1:1 cannot be reached')]);
    expect(said.join()).not.toContain('very-secret');
  });
});
