import type { EmbeddedInspection } from '@nuancan/platform';
import { ok, problem, warning, type Finding } from '../finding.js';

/** The embedded PostgreSQL: can it run here, and does it. */
export function checkEmbedded(embedded: EmbeddedInspection): Finding[] {
  const { accountProblem } = embedded;
  const account =
    accountProblem === undefined
      ? []
      : [
          problem(
            { zh: accountProblem.zh, en: accountProblem.en },
            { zh: '照上面说的做', en: 'Do as it says' },
          ),
        ];
  return [...account, ...checkBinaries(embedded), ...checkFolder(embedded), ...checkData(embedded), ...checkRun(embedded)];
}

function checkBinaries({ binaries }: EmbeddedInspection): Finding[] {
  if ('majorVersion' in binaries) {
    return [
      ok(`内置 PostgreSQL ${binaries.majorVersion} 可以运行`, `The embedded PostgreSQL ${binaries.majorVersion} runs here`),
    ];
  }
  return [
    problem(
      { zh: `内置 PostgreSQL 无法运行：${binaries.problem}`, en: `The embedded PostgreSQL does not run: ${binaries.problem}` },
      {
        zh: '请重新安装（npm ci），或用 DATABASE_URL 指定已有的 PostgreSQL 18',
        en: 'Install again (npm ci), or point DATABASE_URL to a PostgreSQL 18 of your own',
      },
    ),
  ];
}

function checkFolder({ dataDir, account = '', folderReachable, folderWritable }: EmbeddedInspection): Finding[] {
  const todo = {
    zh: '请改正权限，或指定另一个目录：NUANCAN_DATA_DIR=/var/lib/nuancan',
    en: 'Correct the permissions, or name another folder: NUANCAN_DATA_DIR=/var/lib/nuancan',
  };
  if (!folderWritable) {
    return [problem({ zh: `无法写入 ${dataDir} 所在目录`, en: `The folder of ${dataDir} cannot be written` }, todo)];
  }
  if (!folderReachable) {
    return [
      problem({ zh: `账户 ${account} 无法进入 ${dataDir}`, en: `Account ${account} cannot enter ${dataDir}` }, todo),
    ];
  }
  return [ok(`数据目录 ${dataDir}`, `Data folder ${dataDir}`)];
}

function checkData({ dataDir, dataVersion, binaries }: EmbeddedInspection): Finding[] {
  if (dataVersion === undefined || !('majorVersion' in binaries) || dataVersion === binaries.majorVersion) return [];
  return [
    problem(
      {
        zh: `${dataDir} 的数据由 PostgreSQL ${dataVersion} 建立，本程序带的是 ${binaries.majorVersion}`,
        en: `The data in ${dataDir} were made by PostgreSQL ${dataVersion}, this program brings ${binaries.majorVersion}`,
      },
      {
        zh: '请用原版本导出（pg_dump）再导入，或用 NUANCAN_DATA_DIR 指定新目录',
        en: 'Dump them with the old version (pg_dump) and load them here, or name a new folder in NUANCAN_DATA_DIR',
      },
    ),
  ];
}

function checkRun({ runningPid, lockLeftBehind, dataVersion }: EmbeddedInspection): Finding[] {
  if (runningPid !== undefined) {
    return [ok(`正在运行（进程号 ${runningPid}）`, `It is running (pid ${runningPid})`)];
  }
  const todo = {
    zh: '请运行 npm start，再运行 nuancan doctor：数据库里的检查要它运行着',
    en: 'Run npm start and nuancan doctor again: what is inside the database can only be checked while it runs',
  };
  if (lockLeftBehind) {
    return [
      warning(
        { zh: '上次运行被强行终止，留下了锁文件；下次启动会自行修复', en: 'The last run was killed and left its lock behind; the next start heals that by itself' },
        todo,
      ),
    ];
  }
  const says =
    dataVersion === undefined
      ? { zh: '还没有启动过', en: 'It has not been started yet' }
      : { zh: '没有在运行', en: 'It is not running' };
  return [warning(says, todo)];
}
