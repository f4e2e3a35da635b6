import { Readable } from 'node:stream';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import { withExitCodes } from '../command/exit-codes.js';
import { accountCommand } from './account.command.js';

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

  /** As the program runs it, in this process: its streams, environment and exit code are caught. */
  const run = async (
    args: string,
    password = 'a first password',
    environment: Record<string, string> = {},
  ): Promise<Outcome> => {
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      vi.spyOn(process[name], 'write').mockImplementation((text) => (said[name] += String(text)) !== '');
    }
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(
      Readable.from([Buffer.from(`${password}\n`)]) as typeof process.stdin,
    );
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
      throw new Error('exit');
    });
    const all = { DATABASE_OWNER_URL: test.ownerUrl, ...environment };
    for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
    process.exitCode = undefined;
    const program = withExitCodes(new Command('nuancan').addCommand(accountCommand()));
    await program.parseAsync(['account', 'create', ...args.split(' ')], { from: 'user' }).catch((error: Error) => {
      if (error.message !== 'exit') throw error;
    });
    const code = Number(exit.mock.calls[0]?.[0] ?? process.exitCode ?? 0);
    undo();
    return { code, ...said };
  };
  const undo = (): void => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    process.exitCode = undefined;
  };
  afterEach(undo);

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
    for (const [args, said, password, environment] of wrong) {
      const outcome = await run(args, password, environment);
      expect(outcome).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(said) });
    }
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
