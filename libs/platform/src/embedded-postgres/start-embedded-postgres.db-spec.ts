import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Client } from 'pg';
import { fastestFolder } from '../../../../test/support/fastest-folder.js';
import { processBirth } from '../supervision/process-birth.js';
import { freePort } from './free-port.js';
import { ensureLoginRoles } from './login-roles.js';
import { nativeBinaries } from './native-binaries.js';
import { scratchFolder } from './scratch-folder.js';
import { serverAccount } from './server-account.js';
import { readPostmasterPid } from './stale-server.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start-embedded-postgres.js';

const LOADER = new URL('../../../../test/support/load-typescript.mjs', import.meta.url).href;
const SUBJECT = new URL('./start-embedded-postgres.ts', import.meta.url).href;

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('startEmbeddedPostgres', () => {
  let made: string;
  let folder: string;
  let dataDir: string;
  let server: EmbeddedPostgres | undefined;
  let owner: ChildProcess | undefined;

  beforeAll(async () => {
    made = scratchFolder(fastestFolder());
    await (await startEmbeddedPostgres({ dataDir: join(made, 'postgres'), durable: false })).stop();
  });
  beforeEach(() => {
    folder = scratchFolder(fastestFolder());
    dataDir = join(folder, 'postgres');
  });
  afterAll(() => rmSync(made, { recursive: true, force: true }));
  afterEach(async () => {
    await killOwner();
    // Also ends a server that a killed owner left: a new start stops it first.
    if (server === undefined && existsSync(dataDir)) server = await start();
    await server?.stop();
    server = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  /** Begins where a first start has ended: making a data directory takes seconds. */
  function copyMade(): void {
    const files = ['postgres', 'postgres.password'].map((name) => join(made, name));
    execFileSync('cp', ['-a', ...files, folder]);
  }

  async function start(): Promise<EmbeddedPostgres> {
    server = await startEmbeddedPostgres({ dataDir, durable: false });
    return server;
  }

  /** Another process that owns the server and has one acknowledged row in it. */
  async function startOwner(): Promise<{ postmaster: number }> {
    const code = `
      import pg from 'pg';
      const { startEmbeddedPostgres } = await import('${SUBJECT}');
      const server = await startEmbeddedPostgres({ dataDir: process.argv[1] });
      const client = new pg.Client(server.ownerUrl);
      client.on('error', () => undefined);
      await client.connect();
      await client.query('CREATE TABLE IF NOT EXISTS kept (id int); INSERT INTO kept VALUES (1)');
      console.log('ready');
      await client.query('SELECT count(*) FROM generate_series(1, 20000000000)').catch(() => undefined);
      setInterval(() => undefined, 1000);`;
    owner = spawn(process.execPath, ['--import', LOADER, '--input-type=module', '-e', code, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (owner.stdout !== null) await once(owner.stdout, 'data');
    const postmaster = readPostmasterPid(join(dataDir, 'postmaster.pid'));
    if (postmaster === undefined) throw new Error('no postmaster');
    return { postmaster };
  }

  /** Signals are delivered in their own time: the lock is free only when the process has ended. */
  async function killOwner(): Promise<void> {
    if (owner === undefined) return;
    const ended = once(owner, 'exit');
    if (owner.exitCode === null && owner.signalCode === null) {
      owner.kill('SIGKILL');
      await ended;
    }
    owner = undefined;
  }

  async function untilGone(pid: number): Promise<void> {
    for (const end = Date.now() + 10_000; processBirth(pid) !== undefined; await sleep(20)) {
      if (Date.now() > end) throw new Error(`process ${pid} still runs`);
    }
  }

  it('keeps data, password and port from one start to the next', async () => {
    const first = await start();
    await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS seven');
    await first.stop();
    const second = await start();
    expect(second.ownerUrl).toBe(first.ownerUrl);
    expect(await ask(second.ownerUrl, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }]);
  });

  it('is UTF-8 in C.UTF-8 order, in Shanghai time, on loopback only, and lets nobody in without the password', async () => {
    copyMade();
    const { ownerUrl, urlFor } = await start();
    expect(
      await ask(
        ownerUrl,
        `SELECT datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding,
           current_setting('TimeZone') AS zone, current_setting('listen_addresses') AS listen,
           current_setting('unix_socket_directories') AS sockets, current_setting('max_locks_per_transaction') AS locks
         FROM pg_database WHERE datname = current_database()`,
      ),
    ).toEqual([
      {
        provider: 'b',
        locale: 'C.UTF-8',
        encoding: 'UTF8',
        zone: 'Asia/Shanghai',
        listen: '127.0.0.1',
        sockets: '',
        locks: '256',
      },
    ]);
    await expect(ask(urlFor({ user: 'postgres', password: 'guess' }), 'SELECT 1')).rejects.toMatchObject({
      code: '28P01',
    });
    expect(statSync(`${dataDir}.password`).mode & 0o777).toBe(0o600);
    expect(statSync(dataDir).mode & 0o077).toBe(0);
  });

  it('flushes every commit unless it is told that the data do not matter', async () => {
    copyMade();
    const asked = `SELECT string_agg(setting, ' ' ORDER BY name) AS is FROM pg_settings
      WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')`;
    expect(await ask((await start()).ownerUrl, asked)).toEqual([{ is: 'off off off' }]);
    await server?.stop();
    server = await startEmbeddedPostgres({ dataDir });
    expect(await ask(server.ownerUrl, asked)).toEqual([{ is: 'on on on' }]);
  });

  it('takes another port when its own is in use', async () => {
    copyMade();
    const first = await start();
    await first.stop();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(first.port, '127.0.0.1', resolve));
    try {
      const second = await start();
      expect(second.port).not.toBe(first.port);
      expect(await ask(second.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      await new Promise((resolve) => other.close(resolve));
    }
  });

  it('starts on the wanted port', async () => {
    copyMade();
    const port = await freePort();
    server = await startEmbeddedPostgres({ dataDir, durable: false, port });
    expect(server.port).toBe(port);
  });

  it('refuses a second owner by name, and shares with one who asks', async () => {
    copyMade();
    const first = await start();
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
      code: 'EMBEDDED_POSTGRES.ALREADY_RUNNING',
      detail: { pid: process.pid },
    });
    const guest = await startEmbeddedPostgres({ dataDir, share: true });
    expect(guest.ownerUrl).toBe(first.ownerUrl);
    await guest.stop();
    expect(await ask(first.ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('ends with the process that owns it, even by kill -9, and nothing acknowledged is lost', async () => {
    copyMade();
    const { postmaster } = await startOwner();
    await killOwner();
    await untilGone(postmaster);
    expect(await ask((await start()).ownerUrl, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
  });

  it('heals after kill -9 of postmaster and owner, with a backend still at work', async () => {
    copyMade();
    const { postmaster } = await startOwner();
    process.kill(postmaster, 'SIGKILL');
    await killOwner();
    expect(await ask((await start()).ownerUrl, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
  });

  it('heals a lock that names a process of somebody else', async () => {
    copyMade();
    await (await start()).stop();
    writeFileSync(join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n1\n5432\n\n127.0.0.1\n`);
    writeFileSync(`${dataDir}.lock`, JSON.stringify({ pid: 1, birth: 'an earlier boot/1' }));
    expect(await ask((await start()).ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('starts over after a first start that was killed in the middle', async () => {
    mkdirSync(join(folder, '.postgres.initdb', 'data'), { recursive: true });
    writeFileSync(join(folder, '.postgres.initdb', 'data', 'PG_VERSION'), '18\n');
    expect(await ask((await start()).ownerUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(folder, '.postgres.initdb'))).toBe(false);
  });

  it("passes on PostgreSQL's own words when it does not start, and keeps nothing locked", async () => {
    copyMade();
    await (await start()).stop();
    appendFileSync(join(dataDir, 'postgresql.conf'), '\nno_such_setting = 1\n');
    await expect(start()).rejects.toMatchObject({
      code: 'EMBEDDED_POSTGRES.START_FAILED',
      en: expect.stringContaining('no_such_setting'),
    });
    expect(existsSync(`${dataDir}.lock`)).toBe(false);
    const settings = readFileSync(join(dataDir, 'postgresql.conf'), 'utf8').replace('no_such_setting = 1', '');
    writeFileSync(join(dataDir, 'postgresql.conf'), settings);
  });

  it('refuses data of another major version', async () => {
    mkdirSync(dataDir);
    if (process.getuid?.() === 0) chmodSync(dataDir, 0o700);
    writeFileSync(join(dataDir, 'PG_VERSION'), '16\n');
    await expect(start()).rejects.toMatchObject({
      code: 'EMBEDDED_POSTGRES.WRONG_VERSION',
      detail: { made: 16, have: 18 },
    });
    rmSync(dataDir, { recursive: true });
  });

  it('makes login roles that obey row security, and changes their passwords', async () => {
    copyMade();
    const { ownerUrl, urlFor } = await start();
    await ensureLoginRoles(ownerUrl, { appPassword: "a'b\\c", queuePassword: 'q' });
    await ensureLoginRoles(ownerUrl, { appPassword: "it's new", queuePassword: 'q' });
    const app = urlFor({ user: 'nuancan_app', password: "it's new" });
    expect(await ask(app, 'SELECT current_user AS name')).toEqual([{ name: 'nuancan_app' }]);
    await expect(ask(urlFor({ user: 'nuancan_app', password: "a'b\\c" }), 'SELECT 1')).rejects.toMatchObject({
      code: '28P01',
    });
    expect(
      await ask(
        ownerUrl,
        `SELECT rolname AS name, rolcanlogin AS login, rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS strong
         FROM pg_roles WHERE rolname LIKE 'nuancan%' ORDER BY 1`,
      ),
    ).toEqual([
      { name: 'nuancan_app', login: true, strong: false },
      { name: 'nuancan_definer', login: false, strong: false },
      { name: 'nuancan_queue', login: true, strong: false },
    ]);
    await ask(ownerUrl, 'ALTER ROLE nuancan_app BYPASSRLS');
    await expect(ensureLoginRoles(ownerUrl, { appPassword: 'a', queuePassword: 'q' })).rejects.toMatchObject({
      code: 'EMBEDDED_POSTGRES.UNSAFE_ROLE',
      detail: { roles: 'nuancan_app' },
    });
  });
});

describe('nativeBinaries', () => {
  it('runs a copy with its links where the server may go, from a folder only root can read', async () => {
    const folder = scratchFolder();
    const elsewhere = scratchFolder();
    try {
      const account = serverAccount(join(folder, 'postgres'));
      const closed = join(folder, 'closed');
      const packaged = join(closed, 'package', 'native');
      // In a checkout that only root can read these are a copy themselves: not into the folder they are copied from.
      const original = nativeBinaries(elsewhere, account);
      await copyPackage(join(original.postgres, '..', '..'), packaged);
      writeFileSync(join(closed, 'package', 'package.json'), '{"version":"0.0.0"}');
      rmSync(join(packaged, 'lib', 'libpq.so.5'), { force: true });
      chmodSync(closed, 0o700);
      const copied = nativeBinaries(folder, account, packaged);
      expect(copied.majorVersion).toBe(original.majorVersion);
      expect(copied.postgres.startsWith(`${folder}/native-`)).toBe(true);
      expect(statSync(join(copied.postgres, '..', '..', 'lib', 'libpq.so.5')).isFile()).toBe(true);
    } finally {
      for (const made of [folder, elsewhere]) rmSync(made, { recursive: true, force: true });
    }
  });
});

async function copyPackage(from: string, to: string): Promise<void> {
  const { cp } = await import('node:fs/promises');
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
}
