import { existsSync, statfsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { chooseStateFolder } from '@nuancan/platform';
import { installationRoot } from '../up/installation-root.js';
import type { MachineFacts } from './check-machine.js';

/** A winter noon in UTC; what the clocks of Shanghai show then tells their distance. */
const NOON = new Date('2026-01-15T12:00:00Z');

/** Looks at this machine; changes nothing. */
export function machineFacts(environment: Readonly<Record<string, string | undefined>>): MachineFacts {
  const root = installationRoot();
  const folder = nearest(chooseStateFolder({ checkout: root, chosen: environment['NUANCAN_DATA_DIR'] }));
  const { bavail, bsize } = statfsSync(folder);
  const limit = process.constrainedMemory();
  return {
    nodeVersion: process.version,
    folder,
    freeDiskBytes: bavail * bsize,
    memoryBytes: limit > 0 && limit < totalmem() ? limit : totalmem(),
    shanghaiMinutes: (shanghaiHour() - NOON.getUTCHours()) * 60,
    webBuilt: existsSync(join(environment['WEB_ROOT'] ?? join(root, 'dist/web'), 'index.html')),
  };
}

/** The folder itself, or the one in which the first start will make it. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

function shanghaiHour(): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', hour: 'numeric', hourCycle: 'h23' });
  return Number(format.format(NOON));
}
