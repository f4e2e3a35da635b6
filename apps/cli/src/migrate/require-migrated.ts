import { UpErrors } from '../up/up.errors.js';
import { ALL_MIGRATIONS } from './all-migrations.js';

/** A connection of the owner. */
interface OwnerConnection {
  query(sql: string): Promise<{ readonly rows: readonly Readonly<Record<string, unknown>>[] }>;
}

/**
 * Makes sure that every migration of this version has run.
 * @throws UP.NOTHING_INSTALLED, DATABASE_NOT_MIGRATED
 */
export async function requireMigrated(connection: OwnerConnection): Promise<void> {
  const { rows: tables } = await connection.query(`SELECT to_regclass('public.nuancan_migrations') AS made`);
  const ran = tables[0]?.['made'] ? await connection.query('SELECT name FROM public.nuancan_migrations') : { rows: [] };
  if (ran.rows.length === 0) throw UpErrors.NOTHING_INSTALLED({ where: 'public.nuancan_migrations' });
  const names = new Set(ran.rows.map(({ name }) => name));
  const missing = ALL_MIGRATIONS.filter((migration) => !names.has(migration.name)).length;
  if (missing > 0) throw UpErrors.DATABASE_NOT_MIGRATED({ missing });
}
