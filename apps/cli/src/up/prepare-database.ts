import { openClient } from '@nuancan/platform';
import { bringUpToDate } from '../migrate/bring-up-to-date.js';
import type { InstallationDatabase } from './installation-database.js';
import type { Progress } from './progress.js';

/** What is done to a database before the api and worker may use it. */
export interface Preparation {
  /** False = leave an empty database empty. */
  readonly demo: boolean;
  readonly progress: Progress;
}

/**
 * Brings the database to this version's schema and, on the first run of an embedded installation, loads the demo
 * district, all of it or nothing. A database of the operator's own never gets
 * demo people by itself (`nuancan demo` does that), and is migrated only with DATABASE_OWNER_URL.
 * @returns logins that can be used, where the database holds the demo district; else none
 */
export async function prepareDatabase(database: InstallationDatabase, preparation: Preparation): Promise<string[]> {
  const { demo, progress } = preparation;
  if (database.ownerUrl === undefined) {
    progress('未设置 DATABASE_OWNER_URL，跳过数据库升级', 'DATABASE_OWNER_URL is not set: the schema is left as it is');
    return [];
  }
  progress('正在升级数据库结构', 'bringing the schema up to date');
  await bringUpToDate(database.ownerUrl);
  if (database.embedded === undefined) return [];
  if (demo && (await isEmpty(database.ownerUrl))) await loadDemoDistrict(database.ownerUrl, progress);
  return demoLogins(database.ownerUrl);
}

async function loadDemoDistrict(ownerUrl: string, progress: Progress): Promise<void> {
  progress('首次启动：正在生成演示区（约一分钟）', 'first start: making the demo district (about a minute)');
  // Loaded only now: the generator is large, and every later start does without it.
  const { loadDemo } = await import('../demo/load-demo.js');
  const { totalMs } = await loadDemo({ ownerUrl, progress });
  const seconds = Math.round(totalMs / 1000);
  progress(`演示区已就绪（${seconds} 秒）`, `the demo district is there (${seconds} s)`);
}

async function isEmpty(ownerUrl: string): Promise<boolean> {
  const rows = await rowsOf<{ held: boolean }>(
    ownerUrl,
    'SELECT EXISTS (SELECT FROM registry.districts) OR EXISTS (SELECT FROM identity.accounts) AS held',
  );
  return rows[0]?.held !== true;
}

/** Of the accounts that stand: a demo of an earlier version has not all of today's. The load and its audit row are one transaction. */
async function demoLogins(ownerUrl: string): Promise<string[]> {
  const rows = await rowsOf<{ login: string }>(
    ownerUrl,
    `SELECT login FROM identity.accounts WHERE disabled_at IS NULL AND EXISTS (
       SELECT FROM platform.audit_log WHERE subject = 'registry.districts' AND action = 'demo.load')`,
  );
  return rows.map(({ login }) => login);
}

async function rowsOf<Row extends object>(ownerUrl: string, query: string): Promise<Row[]> {
  const client = await openClient(ownerUrl, 'nuancan-up');
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}
