import { readFileSync, statSync } from 'node:fs';
import { EmbeddedPostgresErrors } from './embedded-postgres.errors.js';

/** The system account PostgreSQL runs under; undefined = the one this process already has. */
export interface ServerAccount {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Tried in this order: `nobody` exists on practically every system, even in the smallest container. */
const CANDIDATES = ['postgres', '_postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root, so root hands it to an unprivileged account, which must be listed in
 * /etc/passwd (initdb looks its own name up). A data directory that exists keeps the account that owns it.
 * @throws EMBEDDED_POSTGRES.NO_ACCOUNT root without any such account; EMBEDDED_POSTGRES.FOLDER_OF_ANOTHER the data
 *   belong to somebody this process cannot act for
 */
export function serverAccount(dataDir: string): ServerAccount | undefined {
  const self = process.getuid?.();
  const ownerUid = ownerOf(dataDir);
  if (self !== 0) {
    if (self !== undefined && ownerUid !== undefined && ownerUid !== self)
      throw EmbeddedPostgresErrors.FOLDER_OF_ANOTHER({ dataDir, uid: ownerUid });
    return undefined;
  }
  const accounts = readAccounts('/etc/passwd').filter((account) => account.uid !== 0);
  if (ownerUid !== undefined && ownerUid !== 0) {
    const owner = accounts.find((account) => account.uid === ownerUid);
    if (owner === undefined) throw EmbeddedPostgresErrors.FOLDER_OF_ANOTHER({ dataDir, uid: ownerUid });
    return owner;
  }
  for (const name of CANDIDATES) {
    const account = accounts.find((candidate) => candidate.name === name);
    if (account !== undefined) return account;
  }
  throw EmbeddedPostgresErrors.NO_ACCOUNT();
}

/** Lines of passwd(5): name:password:uid:gid:… */
export function readAccounts(passwdFile: string): ServerAccount[] {
  let text: string;
  try {
    text = readFileSync(passwdFile, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || name === '' || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? '')) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

function ownerOf(folder: string): number | undefined {
  return statSync(folder, { throwIfNoEntry: false })?.uid;
}
