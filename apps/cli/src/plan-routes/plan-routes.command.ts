import { readFile } from 'node:fs/promises';
import {
  CONVENTIONS,
  explainUnserved,
  planInThreads,
  verifyPlan,
  type Convention,
  type Plan,
} from '@nuancan/route-planner';
import { Command, InvalidArgumentError, Option } from 'commander';
import { explainFileFailure, isUnreadable } from '../command/explain-failure.js';
import { readTask, type RouteTask } from './read-task.js';

interface PlanRoutesOptions {
  readonly convention: Convention;
  readonly time?: number;
  readonly iterations?: number;
  readonly seed: number;
  readonly threads: number;
  readonly format: 'json' | 'sol';
}

const DEFAULT_SECONDS = 10;
const HELP_AFTER = `
文件 FILE: Solomon/Homberger 文本、VRPLIB（CVRP、VRPTW，EUC_2D）、本系统 JSON 或 VROOM 的 jobs/vehicles/matrices JSON，自动识别
          Solomon/Homberger text, VRPLIB, our own JSON (libs/route-planner/src/read/problem-schema.ts), VROOM-like JSON; told by content
json: 每条路线的行程、时刻、费用，未安排的站点及原因 routes with trips, times and costs, unserved stops and why
sol:  VRPLIB 解 “Route #1: 4 7 2 … Cost 1234.5”
退出码 exit codes: 0 已排好 planned, 1 有站点未安排，或文件有问题 a stop is unserved, or the file has problems, 2 用法错误 wrong use`;

/** `nuancan plan-routes FILE`: who serves whom, in which order and when; needs no database. */
export function planRoutesCommand(): Command {
  return new Command('plan-routes')
    .description('排送餐路线 · plan routes')
    .argument('<file>', '任务文件 · the problem')
    .addOption(
      new Option('--convention <how>', '基准文件的距离 · ways of a benchmark file')
        .choices(CONVENTIONS)
        .default('dimacs'),
    )
    .option('--time <seconds>', `搜索秒数 · seconds to search (${DEFAULT_SECONDS})`, number(0.01, 86_400))
    .option('--iterations <n>', '搜索步数，结果可重复 · steps instead of time: repeatable', number(1, 1e12))
    .option('--seed <n>', '随机种子 · seed', number(0, 2 ** 31), 1)
    .option('--threads <n>', '线程数 · threads', number(1, 64), 1)
    .addOption(new Option('--format <form>', '输出 · output').choices(['json', 'sol']).default('json'))
    .addHelpText('after', HELP_AFTER)
    .action(async (file: string, options: PlanRoutesOptions) => {
      process.exitCode = await run(file, options);
    });
}

function number(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= least && value <= most)) {
      throw new InvalidArgumentError(`${least}–${most}`);
    }
    return value;
  };
}

async function run(file: string, options: PlanRoutesOptions): Promise<0 | 1 | 2> {
  try {
    const task = readTask(await readFile(file, 'utf8'), options.convention);
    const plan = await search(task, options);
    const violations = verifyPlan(task.problem, plan);
    if (violations.length > 0) throw new Error(`the plan breaks limits: ${JSON.stringify(violations.slice(0, 3))}`);
    process.stdout.write(options.format === 'sol' ? solution(plan, task) : told(plan, task));
    if (plan.unserved.length === 0) return 0;
    process.stderr.write(`未安排 unserved: ${plan.unserved.slice(0, 20).join(' ')}\n`);
    return 1;
  } catch (error) {
    process.stderr.write(explainFileFailure(error));
    return isUnreadable(error) ? 2 : 1;
  }
}

/** Ctrl-C ends the search with the best plan so far. */
async function search({ problem, scale }: RouteTask, options: PlanRoutesOptions): Promise<Plan> {
  const { time, iterations, seed, threads } = options;
  const interrupted = new AbortController();
  const onSignal = (): void => interrupted.abort();
  process.once('SIGINT', onSignal);
  try {
    return await planInThreads(problem, {
      threads,
      seed,
      ...(iterations === undefined ? { seconds: time ?? DEFAULT_SECONDS } : { iterations, seconds: time }),
      signal: interrupted.signal,
      onProgress: (done, cost) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${Math.round(100 * done)} %  ${cost / scale}   `);
      },
    });
  } finally {
    process.off('SIGINT', onSignal);
    if (process.stderr.isTTY) process.stderr.write('\n');
  }
}

function told(plan: Plan, { problem, scale }: RouteTask): string {
  return `${JSON.stringify({ ...plan, scale, unservedWhy: explainUnserved(problem, plan) }, null, 2)}\n`;
}

function solution({ routes, cost }: Plan, { scale }: RouteTask): string {
  const trips = routes.flatMap((route) => route.trips.map(({ stops }) => stops.map(({ stop }) => stop).join(' ')));
  return `${trips.map((stops, index) => `Route #${index + 1}: ${stops}\n`).join('')}Cost ${cost / scale}\n`;
}
