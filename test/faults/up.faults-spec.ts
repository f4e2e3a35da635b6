import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '@nuancan/identity';
import { chooseStateFolder, freePort, scratchFolder } from '@nuancan/platform';
import { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { fastestFolder } from '../support/fastest-folder.js';
import { askOwner, RunningUp, type RunningUpPlan } from '../support/running-up.js';

const ROOT = resolve(import.meta.dirname, '../..');
const IS_ROOT = process.getuid?.() === 0;
const LOGIN = 'kept-admin';
const PASSWORD = 'kept over every start';

const started: RunningUp[] = [];
let scratch: string;

beforeAll(() => {
  scratch = scratchFolder(fastestFolder());
});
afterAll(async () => {
  await Promise.all(started.map((up) => up.end('SIGTERM')));
  rmSync(scratch, { recursive: true, force: true });
});

function start(plan: RunningUpPlan): RunningUp {
  const up = new RunningUp(plan);
  started.push(up);
  return up;
}

/** A start that must not succeed: its exit code and what it said. */
async function refusal(plan: RunningUpPlan): Promise<{ code: unknown; said: string }> {
  const up = start(plan);
  return { code: await up.program.end('by itself'), said: up.program.output };
}

// One data directory lives through the whole list, in this order.
describe('nuancan up', () => {
  let dataDir: string;
  let port: number;
  let up: RunningUp;

  beforeAll(async () => {
    dataDir = join(scratch, 'data');
    port = await freePort();
  });

  async function startHere(): Promise<void> {
    up = start({ port, dataDir });
    await up.ready();
  }

  /** Proves that api, worker and database work together, on the data of the first start. */
  async function works(): Promise<void> {
    await eventually(() => ApiClient.as(`http://127.0.0.1:${port}`, LOGIN, PASSWORD));
    const [asked] = await eventually(() =>
      askOwner<{ id: string }>(
        dataDir,
        `INSERT INTO platform.outbox (district_code, job, payload) VALUES ('990101', 'day-summary', $1) RETURNING id`,
        [JSON.stringify({ facilityId: randomUUID(), businessDate: '2026-03-01' })],
      ),
    );
    await eventually(async () => {
      const sql = `SELECT state FROM platform.outbox WHERE id = $1`;
      expect(await askOwner(dataDir, sql, [asked?.id])).toEqual([{ state: 'done' }]);
    }, 30_000);
  }

  it('makes a database in an empty folder, starts api and worker, and says when they are ready', async () => {
    up = start({ port, dataDir });
    expect(await up.ready()).toEqual({ url: `http://127.0.0.1:${port}`, data: dataDir, accounts: [] });
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    await askOwner(
      dataDir,
      `INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code)
       VALUES ($1, '留存', $2, 'admin', '990101')`,
      [LOGIN, await hashPassword(PASSWORD)],
    );
    await works();
  });

  it('leaves a port and a folder alone that are in use', async () => {
    const elsewhere = join(scratch, 'elsewhere');
    const [taken, twice] = await Promise.all([
      refusal({ port, dataDir: elsewhere }),
      refusal({ port: await freePort(), dataDir }),
    ]);
    expect(taken.code).toBe(1);
    expect(taken.said).toContain('UP.PORT_IN_USE');
    expect(taken.said).toContain(`PORT=${port + 1} npm start`);
    expect(existsSync(elsewhere)).toBe(false);
    expect(twice.code).toBe(1);
    expect(twice.said).toContain('UP.ALREADY_RUNNING');
    expect(twice.said).toContain(`kill ${up.program.pid}`);
  });

  it('stops everything at Ctrl-C, which under npm may reach it twice', async () => {
    const end = up.end('SIGINT');
    // Another signal, as two of the same kind may arrive as one.
    process.kill(up.program.pid, 'SIGTERM');
    expect(await end).toBe(0);
    expect(up.leftOver).toEqual([]);
  });

  it('keeps the data, and is not put off by half a lock or a lock that names a living stranger', async () => {
    writeFileSync(join(dataDir, 'postgres.lock'), '{"pid":');
    // Of the server's own account: PostgreSQL itself would take it for a postmaster.
    const { uid, gid } = statSync(join(dataDir, 'postgres'));
    const stranger = spawn('/bin/sh', ['-c', 'read -r _'], { uid, gid, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] });
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${stranger.pid}\n${dataDir}/postgres\n1\n5432\n`);
    try {
      await startHere();
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.stdin?.end();
    }
    await works();
  });

  it('starts api and database again when they are killed', async () => {
    await up.replace('api');
    await works();
    await up.replace('postmaster');
    await works();
  });

  it('heals after kill -9 at once, and what it left behind ends by itself', async () => {
    const killed = up;
    expect(await killed.end('SIGKILL')).toBe('SIGKILL');
    await startHere();
    await works();
    await eventually(() => expect(killed.leftOver).toEqual([]), 10_000);
  });

  it('stops everything at SIGTERM', async () => {
    expect(await up.end('SIGTERM')).toBe(0);
    expect(up.leftOver).toEqual([]);
  });
});

describe('a first start', () => {
  it('says that the folder for the data cannot be written, and where else they may be', async () => {
    const { folder, undo } = readOnlyFolder();
    try {
      const { code, said } = await refusal({ port: await freePort(), dataDir: join(folder, 'data') });
      expect(code).toBe(1);
      expect(said).toContain('EMBEDDED_POSTGRES.FOLDER_NOT_WRITABLE');
      expect(said).toContain(join(folder, 'data'));
      expect(said).toContain('NUANCAN_DATA_DIR=');
      expect(said).not.toContain('unexpected error');
    } finally {
      undo();
    }
  });

  it('works in a checkout that only its owner can read, and may be stopped in the middle', async () => {
    const checkout = join(mkdtempSync(join(tmpdir(), 'nuancan-closed-')), 'nuancan');
    mkdirSync(checkout);
    for (const part of ['dist/apps', 'dist/libs', 'package.json']) {
      cpSync(join(ROOT, part), join(checkout, part), { recursive: true });
    }
    symlinkSync(join(ROOT, 'node_modules'), join(checkout, 'node_modules'));
    const data = chooseStateFolder({ checkout });
    expect(data.startsWith(checkout)).toBe(!IS_ROOT);
    try {
      const up = start({ port: await freePort(), checkout });
      await up.program.says('bringing the schema up to date');
      expect(existsSync(join(data, 'postgres', 'PG_VERSION'))).toBe(true);
      expect(await up.end('SIGTERM')).toBe(0);
      expect(up.leftOver).toEqual([]);
    } finally {
      for (const folder of [data, join(checkout, '..')]) rmSync(folder, { recursive: true, force: true });
    }
  });
});

/**
 * A folder that this process cannot write. Root passes every permission check: only a read-only mount stops it or, where
 * a container forbids mounting, a file system of the kernel.
 */
function readOnlyFolder(): { folder: string; undo: () => void } {
  const folder = join(scratch, 'read-only');
  mkdirSync(folder, { mode: IS_ROOT ? 0o755 : 0o555 });
  if (!IS_ROOT) return { folder, undo: () => undefined };
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder]).status === 0;
  return mounted
    ? { folder, undo: () => void spawnSync('umount', [folder]) }
    : { folder: '/sys', undo: () => undefined };
}
