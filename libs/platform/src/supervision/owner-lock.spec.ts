import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OwnerLock } from './owner-lock.js';
import { processBirth } from './process-birth.js';

describe('OwnerLock', () => {
  let folder: string;
  let path: string;
  let child: ChildProcess | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nuancan-lock-'));
    path = join(folder, 'lock');
  });
  afterEach(() => {
    child?.kill('SIGKILL');
    child = undefined;
    rmSync(folder, { recursive: true, force: true });
  });

  function acquired(): OwnerLock {
    const lock = OwnerLock.acquire(path);
    if (!(lock instanceof OwnerLock)) throw new Error(`held by ${lock.pid}`);
    return lock;
  }

  it('is held once, and named by its holder', () => {
    acquired();
    expect(OwnerLock.acquire(path)).toEqual({ pid: process.pid, birth: processBirth(process.pid) });
    expect(OwnerLock.holder(path)?.pid).toBe(process.pid);
  });

  it('is free again after release, and leaves nothing behind', () => {
    acquired().release();
    expect(OwnerLock.holder(path)).toBeUndefined();
    acquired().release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over from a process that was killed', async () => {
    child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    const birth = processBirth(child.pid ?? 0);
    writeFileSync(path, JSON.stringify({ pid: child.pid, birth }));
    expect(OwnerLock.acquire(path)).toEqual({ pid: child.pid, birth });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(OwnerLock.holder(path)).toBeUndefined();
    acquired();
    expect(readdirSync(folder)).toEqual(['lock']);
  });

  it('is taken over when its number was given to another process', () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, birth: 'some boot/12345' }));
    acquired();
  });

  it.each(['', '{', '[]', '{"pid":"1"}'])('is taken over from the unreadable file %j', (content) => {
    writeFileSync(path, content);
    acquired();
  });

  it('is not taken from the next holder by a late release', () => {
    const first = acquired();
    rmSync(path);
    const second = acquired();
    first.release();
    expect(existsSync(path)).toBe(true);
    second.release();
    expect(existsSync(path)).toBe(false);
  });
});

describe('processBirth', () => {
  it('stays the same for a live process and is unknown for none', () => {
    expect(processBirth(process.pid)).toBeDefined();
    expect(processBirth(process.pid)).toBe(processBirth(process.pid));
    expect(processBirth(1)).not.toBe(processBirth(process.pid));
    for (const pid of [0, -1, 1.5, Number.NaN, 2 ** 30]) expect(processBirth(pid)).toBeUndefined();
  });
});
