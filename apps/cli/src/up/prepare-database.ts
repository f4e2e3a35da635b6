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
 * @returns whether the database holds the demo district
 */
export async function prepareDatabase(database: InstallationDatabase, preparation: Preparation): Promise<boolean> {
  const { demo, progress } = preparation;
  if (database.ownerUrl === undefined) {
    progress('未设置 DATABASE_OWNER_URL，跳过数据库升级', 'DATABASE_OWNER_URL is not set: the schema is left as it is');
    return false;
  }
  progress('正在升级数据库结构', 'bringing the schema up to date');
  await bringUpToDate(database.ownerUrl);
  if (database.embedded === undefined) return false;
  if (demo && (await isEmpty(database.ownerUrl))) await loadDemoDistrict(database.ownerUrl, progress);
  return holdsDemo(database.ownerUrl);
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
  return !(await holds(ownerUrl, 'SELECT FROM registry.districts', 'SELECT FROM identity.accounts'));
}

/** The load and its audit row are one transaction. */
async function holdsDemo(ownerUrl: string): Promise<boolean> {
  return holds(
    ownerUrl,
    `SELECT FROM platform.audit_log WHERE subject = 'registry.districts' AND action = 'demo.load'`,
  );
}

/** Whether any of the queries finds a row. */
async function holds(ownerUrl: string, ...queries: readonly string[]): Promise<boolean> {
  const client = await openClient(ownerUrl, 'nuancan-up');
  try {
    const anyOf = queries.map((query) => `EXISTS (${query})`).join(' OR ');
    const { rows } = await client.query<{ held: boolean }>(`SELECT ${anyOf} AS held`);
    return rows[0]?.held === true;
  } finally {
    await client.end();
  }
}
