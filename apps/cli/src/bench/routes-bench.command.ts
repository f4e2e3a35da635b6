import { loadavg } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import {
  measureRepair,
  measureRoutes,
  ROUTE_SETS,
  type RepairBench,
  type RouteSet,
  type RoutesBenchRow,
} from './routes-bench.js';

interface RoutesOptions {
  readonly set: readonly RouteSet[];
  readonly time: readonly number[];
  readonly seeds: number;
  readonly reference: number;
  readonly json: boolean;
}

const MOST_SECONDS = 600;
const REFERENCE_SECONDS = 60;
const REPAIR_GOAL = { milliseconds: 300, kept: 0.9 } as const;

/** `nuancan bench routes`: gaps to best known costs by set and time, greedy insertion beside them. */
export function routesCommand(): Command {
  return new Command('routes')
    .description('route planning: gap to best known by set and CPU seconds, one thread, beside greedy insertion alone')
    .option('--set <names>', `comma-separated: ${ROUTE_SETS.join(', ')}`, sets, [...ROUTE_SETS])
    .option('--time <seconds>', 'comma-separated CPU seconds', times, [1])
    .option('--seeds <n>', 'seeds of which the mean is told', (text) => times(text)[0]!, 1)
    .option(
      '--reference <seconds>',
      'of the run that villages are compared with',
      (text) => times(text)[0]!,
      REFERENCE_SECONDS,
    )
    .option('--json', '在标准输出打印 JSON · print JSON on standard output', false)
    .action((options: RoutesOptions) => {
      const told = (row: RoutesBenchRow): void => {
        if (!options.json) process.stdout.write(`${line(row)}\n`);
      };
      const { set, time, seeds, reference } = options;
      const rows = measureRoutes({ sets: set, times: time, seeds, referenceSeconds: reference }, told);
      const repair = options.set.includes('village') ? measureRepair() : null;
      if (options.json) process.stdout.write(`${JSON.stringify({ rows, repair }, null, 2)}\n`);
      else {
        if (repair !== null) process.stdout.write(`${repairLine(repair)}\n`);
        process.stdout.write(`load ${loadavg()[0]!.toFixed(1)}\n`);
      }
      process.exitCode = rows.every(({ reached }) => reached !== false) && repairReached(repair) ? 0 : 1;
    });
}

function sets(text: string): RouteSet[] {
  return text.split(',').map((name) => {
    const found = ROUTE_SETS.find((set) => set === name);
    if (found === undefined) throw new InvalidArgumentError(`one of ${ROUTE_SETS.join(', ')}`);
    return found;
  });
}

function times(text: string): number[] {
  const found = text.split(',').map(Number);
  if (found.some((seconds) => !(seconds > 0 && seconds <= MOST_SECONDS))) {
    throw new InvalidArgumentError(`up to ${MOST_SECONDS}`);
  }
  return found;
}

function line(row: RoutesBenchRow): string {
  const { set, seconds, instances, unserved, gap, greedyGap, worstGap, worst, vehicles, cpuSeconds, goal, reached } =
    row;
  return [
    set.padEnd(14),
    `${String(seconds).padStart(3)} s`,
    `${String(instances).padStart(3)} instances`,
    `gap ${gap.toFixed(2).padStart(6)} %`,
    `greedy alone ${greedyGap.toFixed(1).padStart(5)} %`,
    `ratio ${(gap / greedyGap).toFixed(3)}`,
    `worst ${worstGap.toFixed(2)} % ${worst}`,
    `vehicles ${vehicles.toFixed(1)}`,
    `CPU ${cpuSeconds.toFixed(2)} s`,
    unserved > 0 ? `${unserved} UNSERVED` : '',
    goal === null ? '' : `goal ≤ ${goal} % ${reached === true ? 'reached' : 'MISSED'}`,
  ]
    .filter((part) => part !== '')
    .join('  ');
}

function repairReached(repair: RepairBench | null): boolean {
  return repair === null || (repair.milliseconds <= REPAIR_GOAL.milliseconds && repair.kept >= REPAIR_GOAL.kept);
}

function repairLine(repair: RepairBench): string {
  const { milliseconds, kept, unserved } = repair;
  return [
    'no-show, 200 stops',
    `${milliseconds.toFixed(0)} ms`,
    `${(100 * kept).toFixed(1)} % of the others keep their volunteer`,
    `${unserved} unserved`,
    `goal ≤ ${REPAIR_GOAL.milliseconds} ms, ≥ ${100 * REPAIR_GOAL.kept} % ${repairReached(repair) ? 'reached' : 'MISSED'}`,
  ].join('  ');
}
