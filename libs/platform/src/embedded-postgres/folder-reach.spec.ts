import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isReachable, maySearch } from './folder-reach.js';

const account = { name: 'postgres', uid: 500, gid: 600 };

describe('maySearch', () => {
  it.each([
    { uid: 0, gid: 0, mode: 0o755, may: true },
    { uid: 0, gid: 0, mode: 0o700, may: false },
    { uid: 0, gid: 0, mode: 0o711, may: true },
    { uid: 0, gid: 0, mode: 0o774, may: false },
    { uid: 0, gid: 600, mode: 0o710, may: true },
    { uid: 0, gid: 600, mode: 0o701, may: false },
    { uid: 500, gid: 0, mode: 0o100, may: true },
    { uid: 500, gid: 600, mode: 0o077, may: false },
  ])('uid $uid gid $gid mode $mode: $may', ({ may, ...folder }) => {
    expect(maySearch(folder, account)).toBe(may);
  });
});

describe('isReachable', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nuancan-reach-'));
    chmodSync(folder, 0o755);
    mkdirSync(join(folder, 'closed', 'open'), { recursive: true });
    // The account of the test may be the owner: the folders belong to nobody it knows.
    if (process.getuid?.() === 0) for (const part of ['closed', 'closed/open']) chownSync(join(folder, part), 1, 1);
    chmodSync(join(folder, 'closed'), 0o700);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('asks every folder above, and skips those that do not exist yet', () => {
    expect(isReachable(join(folder, 'new', 'newer'), account)).toBe(true);
    expect(isReachable(join(folder, 'closed'), account)).toBe(false);
    expect(isReachable(join(folder, 'closed', 'open', 'new'), account)).toBe(false);
  });

  it('always agrees when the server runs under our own account', () => {
    expect(isReachable(join(folder, 'closed', 'open'), undefined)).toBe(true);
  });
});
