import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isReachable } from './folder-reach.js';
import { serverAccount } from './server-account.js';

/**
 * A new folder for a server that lives only for a test or a benchmark, where the server's account can reach it (below
 * `within`, the system's temporary folder by default, or /tmp when that is closed to others). The caller removes it.
 */
export function scratchFolder(within: string = tmpdir()): string {
  const account = serverAccount(join(within, 'nuancan'));
  const parent = isReachable(within, account) ? within : '/tmp';
  const folder = mkdtempSync(join(parent, 'nuancan-'));
  chmodSync(folder, 0o755);
  return folder;
}
