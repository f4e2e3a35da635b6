import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import {
  fullDay,
  planRoutes,
  readSolomon,
  readVrplib,
  repairPlan,
  verifyPlan,
  villageDay,
  type Instance,
  type Plan,
  type Problem,
} from '@nuancan/route-planner';
import { installationRoot } from '../up/installation-root.js';

/** Sets of `../shared/data/vrp`, those of the X set by size as their goals are. */
export const ROUTE_SETS = [
  'solomon',
  'homberger_200',
  'homberger_400',
  'homberger_600',
  'homberger_1000',
  'X-small',
  'X-large',
  'village',
  'village-full',
  'own-day',
] as const;
export type RouteSet = (typeof ROUTE_SETS)[number];

/** Most customers of the smaller half of the X set. */
const SMALL_X = 303;
/** Mean gap to best known in percent by set and seconds: what we reach for. */
const GOALS: Readonly<Partial<Record<RouteSet, Readonly<Record<number, number>>>>> = {
  solomon: { 1: 0.5, 10: 0.1 },
  homberger_200: { 1: 3, 10: 0.8 },
  homberger_400: { 1: 6, 10: 2 },
  homberger_1000: { 10: 5, 60: 2.5 },
  'X-small': { 1: 1.5, 10: 0.6 },
  'X-large': { 1: 6, 10: 4 },
  village: { 1: 0.1 },
  'village-full': { 1: 0.1 },
  'own-day': { 2: 1 },
};
/** One set at one time. */
export interface RoutesBenchRow {
  readonly set: RouteSet;
  readonly seconds: number;
  readonly instances: number;
  /** Stops that must be served and are not, more than in the plan compared with. */
  readonly unserved: number;
  /** Mean gap to best known (villages: to a long run, below 0 where that was worse) in percent; of greedy insertion alone, the baseline, in the same run. */
  readonly gap: number;
  readonly greedyGap: number;
  readonly worstGap: number;
  readonly worst: string;
  readonly vehicles: number;
  /** CPU seconds an instance, reading and warming up included. */
  readonly cpuSeconds: number;
  readonly goal: number | null;
  readonly reached: boolean | null;
}

/** What is measured. */
export interface RoutesBenchOptions {
  readonly sets: readonly RouteSet[];
  readonly times: readonly number[];
  readonly seeds: number;
  /** CPU seconds of the run that stands for the least cost where nobody knows it. */
  readonly referenceSeconds: number;
}

interface Case {
  readonly name: string;
  readonly problem: Problem;
  readonly best: number;
  /** Stops that must be served and that even the best known plan leaves out. */
  readonly left: number;
}

/** Plans every instance of every set for every time, one thread, and verifies each plan. @throws when a plan breaks a limit */
export function measureRoutes(options: RoutesBenchOptions, onRow: (row: RoutesBenchRow) => void): RoutesBenchRow[] {
  return options.sets.flatMap((set) => {
    const cases = isVillage(set) ? villageCases(set, options.referenceSeconds) : instanceCases(set);
    return options.times.map((seconds) => {
      const row = measureSet({ set, seconds, seeds: options.seeds }, cases);
      onRow(row);
      return row;
    });
  });
}

function measureSet(
  { set, seconds, seeds }: { set: RouteSet; seconds: number; seeds: number },
  cases: readonly Case[],
): RoutesBenchRow {
  const runs = cases.flatMap(({ name, problem, best, left }) =>
    Array.from({ length: seeds }, (_, index) => {
      const started = cpuSeconds();
      const plan = timed(problem, seconds, index + 1);
      const used = cpuSeconds() - started;
      const greedy = planRoutes(problem, { iterations: 0, seed: index + 1 });
      const unserved = Math.max(0, mustLeft(problem, plan) - left);
      const [gap, greedyGap] = [gapOf(problem, plan, best), gapOf(problem, greedy, best)];
      return { name, gap, greedyGap, unserved, plan, used };
    }),
  );
  const mean = (value: (run: (typeof runs)[number]) => number): number =>
    runs.reduce((sum, run) => sum + value(run), 0) / runs.length;
  const worst = runs.reduce((a, b) => (b.gap > a.gap ? b : a));
  const goal = GOALS[set]?.[seconds] ?? null;
  const gap = mean((run) => run.gap);
  const unserved = runs.reduce((sum, run) => sum + run.unserved, 0);
  return {
    set,
    seconds,
    instances: cases.length,
    unserved,
    gap,
    greedyGap: mean((run) => run.greedyGap),
    worstGap: worst.gap,
    worst: worst.name,
    vehicles: mean(({ plan }) => plan.routes.length),
    cpuSeconds: mean((run) => run.used),
    goal,
    reached: goal === null ? null : gap <= goal && unserved === 0,
  };
}

function timed(problem: Problem, seconds: number, seed: number): Plan {
  const started = cpuSeconds();
  const plan = planRoutes(problem, { seed, iterations: 1e12, elapsed: () => (cpuSeconds() - started) / seconds });
  const [violation] = verifyPlan(problem, plan);
  if (violation) throw new Error(`a plan breaks a limit: ${JSON.stringify(violation)}`);
  return plan;
}

/** Not the wall clock: on a shared machine others would be measured, too. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** With the prizes that were forgone. */
function costOf({ stops }: Problem, { cost, unserved }: Plan): number {
  const left = new Set(unserved);
  return stops.reduce((sum, { id, prize }) => sum + (left.has(id) ? (prize ?? 0) : 0), cost);
}

function mustLeft({ stops }: Problem, { unserved }: Plan): number {
  const left = new Set(unserved);
  return stops.filter(({ id, prize }) => prize === undefined && left.has(id)).length;
}

function gapOf(problem: Problem, plan: Plan, best: number): number {
  return 100 * (costOf(problem, plan) / best - 1);
}

function dataFolder(): string {
  const folder = process.env['NUANCAN_DATA'] ?? resolve(installationRoot(), '../shared/data');
  const vrp = join(folder, 'vrp');
  if (!existsSync(join(vrp, 'best-known.csv'))) throw new Error(`no instances in ${vrp}: set NUANCAN_DATA`);
  return vrp;
}

function instanceCases(set: RouteSet): Case[] {
  const vrp = dataFolder();
  const rows = readFileSync(join(vrp, 'best-known.csv'), 'utf8').trim().split('\n').slice(1);
  const known = new Map(rows.map((row) => [row.split(',')[1]!, Number(row.split(',')[3])]));
  const folder = set.startsWith('X') ? 'X' : set;
  return readdirSync(join(vrp, folder))
    .sort()
    .map((file) => {
      const name = file.replace(/\.[a-z]+$/, '');
      const { problem, scale } = readInstance(readFileSync(join(vrp, folder, file), 'utf8'), folder);
      return { name, problem, best: scale * known.get(name)!, left: 0 };
    })
    .filter(({ problem }) => folder !== 'X' || problem.stops.length <= SMALL_X === (set === 'X-small'));
}

function readInstance(text: string, folder: string): Instance {
  return folder === 'X' ? readVrplib(text, 'round') : readSolomon(text, 'dimacs');
}

type VillageSet = 'village' | 'village-full' | 'own-day';

function isVillage(set: RouteSet): set is VillageSet {
  return set === 'own-day' || set.startsWith('village');
}

/** Rounds of 8 to 15 stops and days of 20 to 200, plain or with all the model knows; our own day of 200 stops. */
function villageCases(set: VillageSet, referenceSeconds: number): Case[] {
  const sizes = set === 'own-day' ? [200, 200, 200] : [8, 12, 15, 20, 40, 60, 100, 150, 200];
  const dayOf = set === 'village-full' ? fullDay : villageDay;
  return sizes.map((stops, index) => {
    const volunteers = set === 'own-day' ? 12 : Math.max(2, Math.ceil(stops / 12));
    const problem = dayOf(set === 'own-day' ? 901 + index : 100 + index, { stops, volunteers });
    const long = timed(problem, referenceSeconds, 7);
    return { name: `${stops} stops`, problem, best: costOf(problem, long), left: mustLeft(problem, long) };
  });
}

/** A volunteer fails to come to a day of 200 stops. */
export interface RepairBench {
  readonly milliseconds: number;
  readonly unserved: number;
  /** Of the elders of the other volunteers, those who keep theirs. */
  readonly kept: number;
}

const REPAIR_STEPS = 400;

/** 200 stops, 12 volunteers, one of them missing. */
export function measureRepair(): RepairBench {
  const day = villageDay(200, { stops: 200, volunteers: 16 });
  const published = timed(day, 2, 1);
  const missing = published.routes[0]!.volunteer;
  const without = { ...day, volunteers: day.volunteers.filter(({ id }) => id !== missing) };
  const started = performance.now();
  const repaired = repairPlan(without, published, { iterations: REPAIR_STEPS });
  const milliseconds = performance.now() - started;
  const [before, after] = [servedBy(published), servedBy(repaired)];
  const others = [...before].filter(([, volunteer]) => volunteer !== missing);
  const kept = others.filter(([stop, volunteer]) => after.get(stop) === volunteer).length / others.length;
  return { milliseconds, unserved: repaired.unserved.length, kept };
}

function servedBy({ routes }: Plan): Map<string, string> {
  return new Map(
    routes.flatMap(({ volunteer, trips }) => trips.flatMap((trip) => trip.stops.map(({ stop }) => [stop, volunteer]))),
  );
}
