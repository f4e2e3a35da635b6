import { readFileSync, statSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';

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
    if (self !== undefined && ownerUid !== undefined && ownerUid !== self) throw folderOfAnother(dataDir, ownerUid);
    return undefined;
  }
  const accounts = readAccounts('/etc/passwd').filter((account) => account.uid !== 0);
  if (ownerUid !== undefined && ownerUid !== 0) {
    const owner = accounts.find((account) => account.uid === ownerUid);
    if (owner === undefined) throw folderOfAnother(dataDir, ownerUid);
    return owner;
  }
  for (const name of CANDIDATES) {
    const account = accounts.find((candidate) => candidate.name === name);
    if (account !== undefined) return account;
  }
  throw new EmbeddedPostgresError('EMBEDDED_POSTGRES.NO_ACCOUNT', {
    zh: 'PostgreSQL 不能以 root 身份运行，而本机没有 postgres 或 nobody 账户。请新建一个（useradd -r postgres），或以普通用户启动。',
    en: 'PostgreSQL cannot run as root, and this machine has no account postgres or nobody. Create one (useradd -r postgres) or start as an ordinary user.',
  });
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

function folderOfAnother(dataDir: string, uid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError('EMBEDDED_POSTGRES.FOLDER_OF_ANOTHER', {
    zh: `数据目录 ${dataDir} 属于另一个系统账户（uid ${uid}）。请用当初的账户启动，或用 NUANCAN_DATA_DIR 指定另一个目录。`,
    en: `The data directory ${dataDir} belongs to another system account (uid ${uid}). Start as the account that made it, or name another folder in NUANCAN_DATA_DIR.`,
  });
}
