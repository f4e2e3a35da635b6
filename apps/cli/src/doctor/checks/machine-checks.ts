import type { MachineFacts } from '../facts/facts.js';
import { ok, problem, warning, type Finding } from '../finding.js';

const NEEDED_NODE = 24;
const GIB = 1024 ** 3;
const MIB = 1024 ** 2;
/** PostgreSQL stops when its disk is full; a month of a busy district takes about 1 GB. */
const DISK = { problemBytes: GIB, warningBytes: 5 * GIB };
/** Api, worker and an embedded PostgreSQL use about 900 MB. */
const MEMORY = { problemBytes: GIB, warningBytes: 2 * GIB, freeBytes: 256 * MIB };
/** Every connection is an open file. */
const OPEN_FILES = { problem: 1_024, warning: 4_096 };
export const SHANGHAI_MINUTES = 480;

/** Node.js of the version everything is tested on, or a later one. */
export function checkNode({ nodeVersion }: MachineFacts): Finding[] {
  const major = Number(/^v(\d+)\./.exec(nodeVersion)?.[1] ?? 0);
  if (major >= NEEDED_NODE) return [ok(`Node.js ${nodeVersion}`, `Node.js ${nodeVersion}`)];
  return [
    problem(
      { zh: `Node.js ${nodeVersion} 太旧`, en: `Node.js ${nodeVersion} is too old` },
      {
        zh: `请用 Node.js ${NEEDED_NODE} 或更新版本；npm start 自带`,
        en: `Use Node.js ${NEEDED_NODE} or newer; npm start brings it along`,
      },
    ),
  ];
}

export function checkDisk({ folder, freeDiskBytes }: MachineFacts): Finding[] {
  const todo = {
    zh: '请清理磁盘，或用 NUANCAN_DATA_DIR 把数据放到别处',
    en: 'Free some space, or keep the data elsewhere: NUANCAN_DATA_DIR',
  };
  if (freeDiskBytes === undefined) {
    return [warning({ zh: `查不到 ${folder} 的剩余空间`, en: `The free space of ${folder} cannot be read` }, todo)];
  }
  const free = gigabytes(freeDiskBytes);
  const says = { zh: `${folder} 剩余 ${free} GB`, en: `${folder}: ${free} GB free` };
  if (freeDiskBytes < DISK.problemBytes) return [problem(says, todo)];
  if (freeDiskBytes < DISK.warningBytes) return [warning(says, todo)];
  return [ok(says.zh, says.en)];
}

export function checkMemory({ memoryBytes, availableMemoryBytes }: MachineFacts): Finding[] {
  const [all, free] = [gigabytes(memoryBytes), gigabytes(availableMemoryBytes)];
  const says = { zh: `内存 ${all} GB，可用 ${free} GB`, en: `${all} GB of memory, ${free} GB available` };
  const todo = {
    zh: '至少需要 1 GB，建议 2 GB；请关闭其他程序或增加内存',
    en: 'At least 1 GB is needed and 2 GB are better: close other programs or add memory',
  };
  if (memoryBytes < MEMORY.problemBytes) return [problem(says, todo)];
  if (memoryBytes < MEMORY.warningBytes || availableMemoryBytes < MEMORY.freeBytes) return [warning(says, todo)];
  return [ok(says.zh, says.en)];
}

export function checkOpenFiles({ openFiles }: MachineFacts): Finding[] {
  if (openFiles === undefined) return [];
  const says = { zh: `可同时打开 ${openFiles} 个文件`, en: `${openFiles} files may be open at once` };
  const todo = {
    zh: '请调高上限：ulimit -n 8192，或在 systemd 里设 LimitNOFILE=8192',
    en: 'Raise the limit: ulimit -n 8192, or LimitNOFILE=8192 in systemd',
  };
  if (openFiles < OPEN_FILES.problem) return [problem(says, todo)];
  if (openFiles < OPEN_FILES.warning) return [warning(says, todo)];
  return [ok(says.zh, says.en)];
}

/** Business dates are days of Asia/Shanghai: without the zone meals would be booked on wrong days. */
export function checkTimeZone({ shanghaiMinutes }: MachineFacts): Finding[] {
  if (shanghaiMinutes === SHANGHAI_MINUTES) return [ok('Node.js 的时区数据正确', 'Node.js knows Asia/Shanghai')];
  return [
    problem(
      { zh: 'Node.js 的时区数据不对', en: 'The time-zone data of Node.js are wrong' },
      { zh: '请安装完整的 Node.js（含 ICU 数据）', en: 'Install a complete Node.js (with its ICU data)' },
    ),
  ];
}

export function checkWeb({ webBuilt }: MachineFacts): Finding[] {
  if (webBuilt) return [ok('网页已构建', 'The web app is built')];
  return [
    warning(
      { zh: '网页没有构建，只有接口可用', en: 'The web app is not built: only the api answers' },
      { zh: '请运行 npm run build，或改正 WEB_ROOT', en: 'Run npm run build, or correct WEB_ROOT' },
    ),
  ];
}

function gigabytes(bytes: number): string {
  return (bytes / GIB).toFixed(1);
}
