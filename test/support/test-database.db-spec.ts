import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '@nuancan/platform';
import { Redis } from 'ioredis';
import { openTestDatabase, type TestDatabase } from './test-database.js';
import { testRedisUrl } from './test-redis.js';

describe('openTestDatabase', () => {
  let one: TestDatabase;
  let other: TestDatabase;

  beforeAll(async () => {
    [one, other] = await Promise.all([openTestDatabase(), openTestDatabase()]);
  });
  afterAll(async () => {
    await Promise.all([one?.close(), other?.close()]);
  });

  it('gives the application’s role, which row security binds', async () => {
    const rows = await one.database.scoped(systemScope('330213'), (tx) =>
      tx.query<{ user: string; bypass: boolean }[]>(
        `SELECT current_user::text AS "user", rolsuper OR rolbypassrls AS bypass FROM pg_roles WHERE rolname = current_user`,
      ),
    );
    expect(rows).toEqual([{ user: 'nuancan_app', bypass: false }]);
  });

  it('shares nothing between two files', async () => {
    await one.owner.query(
      `INSERT INTO registry.districts (code, name, city_name, province_name) VALUES ('330213', '奉化区', '宁波市', '浙江省')`,
    );
    const { rows } = await other.owner.query('SELECT FROM registry.districts');
    expect(rows).toHaveLength(0);
  });
});

describe('testRedisUrl', () => {
  it('answers', async () => {
    const client = new Redis(testRedisUrl());
    await expect(client.ping()).resolves.toBe('PONG');
    client.disconnect();
  });
});
