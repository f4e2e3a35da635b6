import { ok, problem, warning, type Finding } from './finding.js';

const NEEDED_NODE = 24;
const GIB = 2 ** 30;
/** PostgreSQL stops when its disk is full; a month of a busy district takes about 1 GB. */
const DISK = { problemBytes: GIB, warningBytes: 5 * GIB };
/** Api, worker and an embedded PostgreSQL use about 900 MB. */
const MEMORY = { problemBytes: GIB, warningBytes: 2 * GIB };
const SHANGHAI_MINUTES = 480;

/** The machine as far as we depend on it. */
export interface MachineFacts {
  /** e.g. `v24.21.0` */
  readonly nodeVersion: string;
  /** Folder whose disk was looked at. */
  readonly folder: string;
  readonly freeDiskBytes: number;
  /** What this process may use: the container's limit, or the machine's memory. */
  readonly memoryBytes: number;
  /** Minutes that Node puts Asia/Shanghai ahead of UTC. */
  readonly shanghaiMinutes: number;
  readonly webBuilt: boolean;
}

/** Node.js, disk, memory, time zone and the built web app. */
export function checkMachine(facts: MachineFacts): Finding[] {
  return [checkNode(facts), checkDisk(facts), checkMemory(facts), checkTimeZone(facts), checkWeb(facts)];
}

function checkNode({ nodeVersion }: MachineFacts): Finding {
  const says = { zh: `Node.js ${nodeVersion}`, en: `Node.js ${nodeVersion}` };
  if (Number(/^v(\d+)\./.exec(nodeVersion)?.[1] ?? 0) >= NEEDED_NODE) return ok(says);
  return problem(says, {
    zh: `请用 Node.js ${NEEDED_NODE} 或更新版本；npm start 自带`,
    en: `Use Node.js ${NEEDED_NODE} or newer; npm start brings it along`,
  });
}

function checkDisk({ folder, freeDiskBytes }: MachineFacts): Finding {
  const free = gigabytes(freeDiskBytes);
  const says = { zh: `${folder} 剩余 ${free} GB`, en: `${folder}: ${free} GB free` };
  const todo = {
    zh: '请清理磁盘，或用 NUANCAN_DATA_DIR 把数据放到别处',
    en: 'Free some space, or keep the data elsewhere: NUANCAN_DATA_DIR',
  };
  if (freeDiskBytes < DISK.problemBytes) return problem(says, todo);
  return freeDiskBytes < DISK.warningBytes ? warning(says, todo) : ok(says);
}

function checkMemory({ memoryBytes }: MachineFacts): Finding {
  const says = { zh: `内存 ${gigabytes(memoryBytes)} GB`, en: `${gigabytes(memoryBytes)} GB of memory` };
  const todo = { zh: '至少需要 1 GB，建议 2 GB', en: 'At least 1 GB is needed, and 2 GB are better' };
  if (memoryBytes < MEMORY.problemBytes) return problem(says, todo);
  return memoryBytes < MEMORY.warningBytes ? warning(says, todo) : ok(says);
}

/** Business dates are days of Asia/Shanghai: without the zone meals would be booked on wrong days. */
function checkTimeZone({ shanghaiMinutes }: MachineFacts): Finding {
  if (shanghaiMinutes === SHANGHAI_MINUTES) return ok({ zh: '时区数据正确', en: 'Asia/Shanghai is known' });
  return problem(
    { zh: 'Node.js 的时区数据不对', en: 'The time-zone data of Node.js are wrong' },
    { zh: '请安装完整的 Node.js（含 ICU 数据）', en: 'Install a complete Node.js (with its ICU data)' },
  );
}

function checkWeb({ webBuilt }: MachineFacts): Finding {
  if (webBuilt) return ok({ zh: '网页已构建', en: 'The web app is built' });
  return warning(
    { zh: '网页没有构建，只有接口可用', en: 'The web app is not built: only the api answers' },
    { zh: '请运行 npm run build，或改正 WEB_ROOT', en: 'Run npm run build, or correct WEB_ROOT' },
  );
}

function gigabytes(bytes: number): string {
  return (bytes / GIB).toFixed(1);
}
