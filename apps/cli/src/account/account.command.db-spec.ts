import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';

const LOADER = fileURLToPath(new URL('../../../../test/support/load-typescript.mjs', import.meta.url));
const COMMAND = fileURLToPath(new URL('./account.command.ts', import.meta.url));
const EXIT_CODES = fileURLToPath(new URL('../command/exit-codes.ts', import.meta.url));
const RUN = `import { Command } from 'commander';
  const { accountCommand } = await import(${JSON.stringify(COMMAND)});
  const { withExitCodes } = await import(${JSON.stringify(EXIT_CODES)});
  await withExitCodes(new Command('nuancan').addCommand(accountCommand())).parseAsync(process.argv.slice(1), { from: 'user' });`;

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

describe('nuancan account create', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
  });
  afterAll(async () => test?.close());

  const run = async (
    args: string,
    password = 'a first password',
    environment: Record<string, string> = {},
  ): Promise<Outcome> =>
    new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        ['--import', LOADER, '--input-type=module', '--eval', RUN, '--', 'account', 'create', ...args.split(' ')],
        { env: { PATH: process.env['PATH'], DATABASE_OWNER_URL: test.ownerUrl, ...environment } },
        (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(`${password}\n`);
    });

  it('makes the first administrator, audited as the system, and refuses the login a second time', async () => {
    const args = '--login admin --role admin --district 330213 --name 管理员 --json';
    const made = await run(args);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const told = JSON.parse(made.stdout) as { id: string };
    expect(told).toEqual({
      id: expect.any(String),
      login: 'admin',
      displayName: '管理员',
      role: 'admin',
      scope: { districtCode: '330213', townCode: null, facilityId: null },
    });
    const { rows } = await test.owner.query(
      `SELECT l.role, l.action, l.district_code, a.password_hash ~ '^\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$' AS hashed
       FROM platform.audit_log l JOIN identity.accounts a ON a.id::text = l.subject_id WHERE a.id = $1`,
      [told.id],
    );
    expect(rows).toEqual([{ role: 'system', action: 'insert', district_code: '330213', hashed: true }]);
    expect(await run(args)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('IDENTITY.LOGIN_TAKEN'),
    });
  });

  it('knows wrong use, and says what is wrong', async () => {
    const wrong: [args: string, said: string, password?: string, environment?: Record<string, string>][] = [
      ['--login admin2 --role operator --district 330213 --name x', 'SCOPE_DOES_NOT_FIT_ROLE'],
      ['--login admin2 --role admin --district 330213 --name x --password secret', 'password'],
      ['--login admin2 --role admin --district 330213 --name x', 'WEAK_PASSWORD', 'short'],
      ['--login admin2 --role admin --district 330213 --name x', 'DATABASE_OWNER_URL', 'x', { DATABASE_OWNER_URL: '' }],
    ];
    const outcomes = await Promise.all(
      wrong.map(([args, , password, environment]) => run(args, password, environment)),
    );
    expect(outcomes).toEqual(wrong.map(([, said]) => ({ code: 2, stdout: '', stderr: expect.stringContaining(said) })));
    const { rows } = await test.owner.query(`SELECT FROM identity.accounts WHERE login = 'admin2'`);
    expect(rows).toHaveLength(0);
  });

  it('is a problem when the database cannot be reached, and does not print its password', async () => {
    const unreachable = { DATABASE_OWNER_URL: 'postgres://owner:hidden-word@127.0.0.1:1/nuancan' };
    const outcome = await run('--login admin4 --role admin --district 330213 --name x', undefined, unreachable);
    expect(outcome).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('ECONNREFUSED') });
    expect(outcome.stderr).not.toContain('hidden-word');
  });
});
