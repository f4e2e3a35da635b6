import { migrate, migrateQueue } from '@nuancan/platform';
import { Client } from 'pg';
import { ALL_MIGRATIONS } from '../migrate/all-migrations.js';
import { DemoRecord } from './demo-record.js';
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
 * district. A first run that was ended in the middle of that starts over. A database of the operator's own never gets
 * demo people by itself (`nuancan demo` does that), and is migrated only with DATABASE_OWNER_URL.
 * @returns whether the database holds the demo district
 */
export async function prepareDatabase(database: InstallationDatabase, preparation: Preparation): Promise<boolean> {
  const { progress } = preparation;
  if (database.ownerUrl === undefined) {
    progress('未设置 DATABASE_OWNER_URL，跳过数据库升级', 'DATABASE_OWNER_URL is not set: the schema is left as it is');
    return false;
  }
  const record = database.embedded === undefined ? undefined : new DemoRecord(database.embedded.stateFolder);
  if (record?.state === 'loading' && database.embedded !== undefined) {
    progress('上次首启未完成，重新开始', 'the last first start was not finished: starting over');
    await recreateDatabase(database.embedded.maintenanceUrl, new URL(database.ownerUrl).pathname.slice(1));
    record.state = 'absent';
  }
  progress('正在升级数据库结构', 'bringing the schema up to date');
  await migrate(database.ownerUrl, ALL_MIGRATIONS);
  if (database.queueUrl !== undefined) await migrateQueue(database.ownerUrl);
  if (record?.state === 'absent' && preparation.demo && (await isEmpty(database.ownerUrl))) {
    await loadDemoDistrict({ ownerUrl: database.ownerUrl, record, progress });
  }
  return record?.state === 'loaded';
}

async function loadDemoDistrict(of: { ownerUrl: string; record: DemoRecord; progress: Progress }): Promise<void> {
  const started = Date.now();
  of.progress('首次启动：正在生成演示区（约一分钟）', 'first start: making the demo district (about a minute)');
  // Loaded only now: the generator is large, and every later start does without it.
  const { loadDemo } = await import('../demo/load-demo.js');
  of.record.state = 'loading';
  await loadDemo({ ownerUrl: of.ownerUrl, progress: of.progress });
  of.record.state = 'loaded';
  const seconds = Math.round((Date.now() - started) / 1000);
  of.progress(`演示区已就绪（${seconds} 秒）`, `the demo district is there (${seconds} s)`);
}

async function isEmpty(ownerUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM registry.districts LIMIT 1');
    return rowCount === 0;
  } finally {
    await client.end();
  }
}

async function recreateDatabase(maintenanceUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
