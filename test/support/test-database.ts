import { randomBytes } from 'node:crypto';
import { Database, installTypeParsers } from '@nuancan/platform';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { refuseStoredPersonalNumbers } from './personal-numbers.js';
import { testAddresses } from './test-addresses.js';

/** A database of its own for one test file, with every migration and no rows. */
export interface TestDatabase {
  /** The product's own door, connected as role nuancan_app: row security applies. */
  readonly database: Database;
  /** Superuser connection that row security does not bind: to arrange facts and to look at what is really stored. */
  readonly owner: Client;
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** As role nuancan_queue, for the PostgreSQL queue backend. */
  readonly queueUrl: string;
  /** Ends all connections and drops the database. @throws when a personal number stands where none may */
  close(): Promise<void>;
}

/** Clones the template database; call in `beforeAll`, and `close()` in `afterAll`. */
export async function openTestDatabase(): Promise<TestDatabase> {
  installTypeParsers();
  const { ownerUrl: serverUrl, appPassword, queuePassword, template } = testAddresses();
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
  const ownerUrl = loginTo(serverUrl, name);
  const appUrl = loginTo(serverUrl, name, { user: 'nuancan_app', password: appPassword });
  const owner = new Client({ connectionString: ownerUrl, application_name: 'test owner' });
  const dataSource = new DataSource({
    type: 'postgres',
    url: appUrl,
    poolSize: 20,
    installExtensions: false,
  });
  await Promise.all([owner.connect(), dataSource.initialize()]);
  return {
    database: new Database(dataSource),
    owner,
    appUrl,
    ownerUrl,
    queueUrl: loginTo(serverUrl, name, { user: 'nuancan_queue', password: queuePassword }),
    close: async () => {
      try {
        await refuseStoredPersonalNumbers(owner);
      } finally {
        await Promise.all([owner.end(), dataSource.destroy()]);
        await onServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
      }
    },
  };
}

function loginTo(serverUrl: string, database: string, login?: { user: string; password: string }): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (login !== undefined) Object.assign(url, { username: login.user, password: login.password });
  return url.href;
}

async function onServer(serverUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
