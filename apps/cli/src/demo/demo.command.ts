import { isBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { Command, InvalidArgumentError } from 'commander';
import { runOnOwnerDatabase } from '../command/run-on-owner-database.js';
import { bringUpToDate } from '../migrate/bring-up-to-date.js';
import { progressOn } from '../up/progress.js';
import { DEMO_SEED, loadDemo } from './load-demo.js';

interface DemoOptions {
  readonly seed: number;
  readonly today?: BusinessDate;
  readonly scale: number;
  readonly json: boolean;
}

const MAX_SEED = 2 ** 32 - 1;

/** `nuancan demo`: loads the demo district into an empty database, all of it or nothing. Exit codes 0, 1, 2. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('把演示区载入空数据库 · load the demo district into an empty database')
    .option('--seed <number>', '随机种子 · the same seed makes the same district', seed, DEMO_SEED)
    .option('--today <date>', '演示的“今天”，餐次到前一天为止 · meals end the day before (default: today)', date)
    .option('--scale <share>', '居民与餐次的比例 0–1 · share of residents and meals', share, 1)
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action(async ({ json, ...options }: DemoOptions) => {
      process.exitCode = await runOnOwnerDatabase(async ({ ownerUrl }) => {
        await bringUpToDate(ownerUrl);
        const loaded = await loadDemo({ ownerUrl, ...options, progress: progressOn(process.stderr) });
        const { residents, facilities, meals, totalMs } = loaded;
        const told = `已载入 loaded: ${residents} residents, ${facilities} facilities, ${meals} meals, ${(totalMs / 1000).toFixed(1)} s`;
        process.stdout.write(`${json ? JSON.stringify(loaded) : told}\n`);
        return 0;
      });
    });
}

function seed(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > MAX_SEED) throw new InvalidArgumentError(`0–${MAX_SEED}`);
  return value;
}

function date(text: string): BusinessDate {
  if (!isBusinessDate(text)) throw new InvalidArgumentError('YYYY-MM-DD');
  return text;
}

function share(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('over 0 to 1');
  return value;
}
