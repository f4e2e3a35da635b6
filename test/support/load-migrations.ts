import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MigrationInterface } from 'typeorm';

const ROOT = resolve(import.meta.dirname, '../..');

/**
 * The migrations of every lib, straight from their files: a lib that does not load for another reason stops no
 * database test. `migrations.db-spec.ts` sees to it that the command line knows the same ones.
 */
export async function loadMigrations(): Promise<(new () => MigrationInterface)[]> {
  const files = globSync('libs/*/src/migrations/*.ts', { cwd: ROOT }).filter((file) => !file.includes('spec'));
  const modules = await Promise.all(files.map((file) => import(resolve(ROOT, file)) as Promise<object>));
  return modules
    .flatMap((module) => Object.values(module) as unknown[])
    .filter((exported): exported is new () => MigrationInterface => typeof exported === 'function');
}
