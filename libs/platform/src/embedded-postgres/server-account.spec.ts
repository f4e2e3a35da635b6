import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAccounts, serverAccount } from './server-account.js';

describe('readAccounts', () => {
  it('reads name, uid and gid, and passes over what is no account', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nuancan-passwd-'));
    const file = join(folder, 'passwd');
    writeFileSync(
      file,
      'root:x:0:0:root:/root:/bin/sh\n\n# note\n+::::::\npostgres:x:101:104:,,,:/var/lib:/bin/sh\nbad:x:no:1::\n',
    );
    expect(readAccounts(file)).toEqual([
      { name: 'root', uid: 0, gid: 0 },
      { name: 'postgres', uid: 101, gid: 104 },
    ]);
    rmSync(folder, { recursive: true });
    expect(readAccounts(file)).toEqual([]);
  });
});

describe('serverAccount', () => {
  it('is an account without privileges for root, and our own otherwise', () => {
    const account = serverAccount('/nowhere/data');
    if (process.getuid?.() === 0) {
      expect(['postgres', '_postgres', 'nobody']).toContain(account?.name);
      expect(account?.uid).toBeGreaterThan(0);
    } else {
      expect(account).toBeUndefined();
    }
  });
});
