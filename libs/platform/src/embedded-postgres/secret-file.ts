import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hasCode } from '../supervision/has-code.js';

/**
 * The secret kept in `file` (mode 0600, the owner of this process only); made on first use: `bytes` random bytes (192
 * bits unless said otherwise) as base64url, which needs no escaping in a URL.
 */
export function secretFile(file: string, bytes = 24): string {
  try {
    const kept = readFileSync(file, 'utf8').trim();
    if (kept !== '') return kept;
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
  const secret = randomBytes(bytes).toString('base64url');
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
  return secret;
}
