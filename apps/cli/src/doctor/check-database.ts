import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '@nuancan/kernel';
import { chooseStateFolder, openClient } from '@nuancan/platform';
import { ALL_MIGRATIONS } from '../migrate/all-migrations.js';
import { DATA_DIRECTORY } from '../up/embedded-database.js';
import { installationRoot } from '../up/installation-root.js';
import { openOwnerDatabase } from '../up/owner-database.js';
import { ok, problem, warning, type Finding } from './finding.js';

const NEEDED_VERSION = 180_000;
const MOST_SKEW_MS = 5_000;
const APP_ROLE = 'nuancan_app';

type Environment = Readonly<Record<string, string | undefined>>;

/** One look at a server; `strong` lists what the application's role may do and must not. */
const LOOK = `
  SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding,
    (SELECT datcollversion IS DISTINCT FROM pg_database_collation_actual_version(oid) FROM pg_database
     WHERE datname = current_database()) AS "collationOutdated",
    (SELECT coalesce(string_agg(name, ', '), '') FROM pg_settings
     WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off') AS unsafe,
    (SELECT concat_ws(', ', CASE WHEN rolsuper THEN 'SUPERUSER' END, CASE WHEN rolbypassrls THEN 'BYPASSRLS' END,
       CASE WHEN rolcreaterole THEN 'CREATEROLE' END, CASE WHEN EXISTS (
         SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'canteen' AND pg_has_role(r.oid, c.relowner, 'MEMBER')) THEN 'OWNER' END)
     FROM pg_roles r WHERE rolname = $1) AS strong,
    extract(epoch FROM clock_timestamp()) * 1000 AS "nowMs",
    to_regclass('public.nuancan_migrations') IS NOT NULL AS migrated`;

interface Look {
  readonly version: number;
  readonly encoding: string;
  readonly collationOutdated: boolean;
  readonly unsafe: string;
  /** Null: there is no such role. */
  readonly strong: string | null;
  readonly nowMs: string;
  readonly migrated: boolean;
}

/** The PostgreSQL of DATABASE_URL as the application sees it, or else the embedded one, started for it if need be. */
export async function checkDatabase(environment: Environment): Promise<Finding[]> {
  const given = environment['DATABASE_URL'];
  if (given) return lookInto(given, { role: decodeURIComponent(new URL(given).username) });
  const folder = chooseStateFolder({ checkout: installationRoot(), chosen: environment['NUANCAN_DATA_DIR'] });
  if (!existsSync(join(folder, DATA_DIRECTORY, 'PG_VERSION'))) {
    return [
      warning(
        { zh: '内置数据库还没有启动过', en: 'The embedded database has not been started yet' },
        { zh: '请运行 npm start', en: 'Run npm start' },
      ),
    ];
  }
  try {
    const { ownerUrl, stop } = await openOwnerDatabase(environment);
    try {
      return await lookInto(ownerUrl, { role: APP_ROLE });
    } finally {
      await stop();
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [problem(error, { zh: '照上面说的做', en: 'Do as it says' })];
  }
}

async function lookInto(url: string, { role }: { role: string }): Promise<Finding[]> {
  const where = new URL(url).host;
  let client;
  try {
    client = await openClient(url, 'nuancan-doctor');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      problem(
        { zh: `连不上 PostgreSQL ${where}：${why}`, en: `PostgreSQL at ${where} cannot be reached: ${why}` },
        {
          zh: '请检查 DATABASE_URL 的地址、账号和防火墙',
          en: 'Check the address, role and password in DATABASE_URL, and firewalls',
        },
      ),
    ];
  }
  try {
    const asked = Date.now();
    const [look] = (await client.query<Look>(LOOK, [role])).rows;
    if (look === undefined) return [];
    const skewMs = (asked + Date.now()) / 2 - Number(look.nowMs);
    const done = look.migrated
      ? (await client.query<{ name: string }>('SELECT name FROM public.nuancan_migrations')).rows
      : [];
    const missing = missingMigrations(done.map(({ name }) => name));
    return [...judge(look, { where, role, skewMs }), judgeMigrations(missing)];
  } finally {
    await client.end();
  }
}

/** What a server has that we need, and has not. */
function judge(look: Look, { where, role, skewMs }: { where: string; role: string; skewMs: number }): Finding[] {
  const version = `${Math.floor(look.version / 10_000)}.${look.version % 10_000}`;
  const says = { zh: `PostgreSQL ${version}（${where}）`, en: `PostgreSQL ${version} (${where})` };
  const findings = [
    look.version >= NEEDED_VERSION
      ? ok(says)
      : problem(says, { zh: '需要 PostgreSQL 18 或更新版本', en: 'PostgreSQL 18 or newer is needed' }),
  ];
  if (look.encoding !== 'UTF8') {
    findings.push(
      problem(
        { zh: `数据库编码是 ${look.encoding}`, en: `The database's encoding is ${look.encoding}` },
        {
          zh: '请用 UTF8 重建：CREATE DATABASE … ENCODING UTF8',
          en: 'Make it again with CREATE DATABASE … ENCODING UTF8',
        },
      ),
    );
  }
  if (look.unsafe !== '') {
    findings.push(
      problem(
        {
          zh: `${look.unsafe} 已关闭：断电会丢失已确认的餐`,
          en: `${look.unsafe} is off: a power cut loses confirmed meals`,
        },
        { zh: '请在 postgresql.conf 打开', en: 'Turn it on in postgresql.conf' },
      ),
    );
  }
  if (look.collationOutdated) {
    findings.push(
      warning(
        {
          zh: '系统排序规则已升级，索引可能不准',
          en: 'The system’s collation has changed: indexes of texts may be wrong',
        },
        {
          zh: '请 REINDEX DATABASE 后 ALTER DATABASE … REFRESH COLLATION VERSION',
          en: 'REINDEX DATABASE, then ALTER DATABASE … REFRESH COLLATION VERSION',
        },
      ),
    );
  }
  if (Math.abs(skewMs) > MOST_SKEW_MS) {
    const seconds = Math.round(Math.abs(skewMs) / 1000);
    findings.push(
      warning(
        {
          zh: `本机与数据库的时钟相差 ${seconds} 秒`,
          en: `The clocks of this machine and the database differ by ${seconds} s`,
        },
        { zh: '请打开两边的时间同步（NTP）', en: 'Let both keep their time by NTP' },
      ),
    );
  }
  return [...findings, judgeRole(role, look.strong)];
}

/** Row-level security does not hold a role that may pass it by. */
function judgeRole(role: string, strong: string | null): Finding {
  if (strong === '') return ok({ zh: `角色 ${role} 受行级权限约束`, en: `Role ${role} obeys row-level security` });
  const says =
    strong === null
      ? { zh: `没有角色 ${role}`, en: `There is no role ${role}` }
      : { zh: `角色 ${role} 权限过大：${strong}`, en: `Role ${role} may do too much: ${strong}` };
  return problem(says, {
    zh: '请用 nuancan migrate 建立的角色 nuancan_app 连接（见 docs/operating.md）',
    en: 'Connect as nuancan_app, which nuancan migrate makes (see docs/operating.md)',
  });
}

function missingMigrations(done: readonly string[]): string[] {
  const names = ALL_MIGRATIONS.map((Migration) => new Migration().name ?? Migration.name);
  return names.filter((name) => !done.includes(name));
}

function judgeMigrations(missing: readonly string[]): Finding {
  const [first] = missing;
  if (first === undefined) return ok({ zh: '数据库结构是最新的', en: 'The schema is up to date' });
  return problem(
    {
      zh: `数据库结构缺 ${missing.length} 步（${first} …）`,
      en: `${missing.length} migrations are missing (${first} …)`,
    },
    { zh: '请运行 nuancan migrate', en: 'Run nuancan migrate' },
  );
}
