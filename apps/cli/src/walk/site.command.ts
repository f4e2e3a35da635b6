import {
  chooseSites,
  coverPeople,
  isSnapped,
  NO_FACILITY,
  PeopleReach,
  placePeople,
  proveInThread,
  reachLists,
  ReachSearch,
  sitingProblem,
  walkCosts,
  type ProvenSiting,
  type Siting,
  type SitingLimits,
  type SitingProblem,
} from '@nuancan/walk-network';
import { Command, InvalidArgumentError } from 'commander';
import { stringify } from 'csv-stringify/sync';
import type { CoverageOptions } from './coverage.command.js';
import { openNetwork } from './open-network.js';
import { hasWrongPoints, placeTable } from './place-table.js';
import { readPointTable, type PointTable } from './read-point-table.js';
import { runWalk } from './run-walk.js';
import { HELP_OF_FILES, limitOf, withWalkOptions } from './walk-options.js';

interface SiteOptions extends CoverageOptions {
  readonly candidates: string;
  readonly sites: number;
  readonly budget?: number;
  readonly seats?: number;
  readonly prove: number;
}

const MOST_SITES = 1000;
const MOST_SEATS = 1_000_000;
const MOST_SECONDS = 3600;
const HELP_AFTER = `${HELP_OF_FILES}
居民 residents: id、lon、lat，可有 and weight（权重，正整数 whole）；助餐点 facilities、候选点 candidates: id、lon、lat，候选点可有 and cost（费用）、seats（座位）
输出 output: CSV，选中的候选点和各自新走得到的人 the chosen ones and whom each alone would newly reach
退出码 exit codes: 0 已选 chosen, 1 有坐标或点有问题 coordinates or points are wrong, 2 用法错误 wrong use`;

/** `nuancan site`: which candidates reach most residents whom no facility reaches yet; needs no database. */
export function siteCommand(): Command {
  return withWalkOptions(new Command('site'))
    .description('选址：新增哪几个点，走得到的人最多 · where further points would reach most')
    .requiredOption('--facilities <file>', '现有助餐点 CSV · those that stand')
    .requiredOption('--residents <file>', '居民 CSV · the residents')
    .requiredOption('--candidates <file>', '候选点 CSV · where points may be')
    .option('--sites <n>', '最多新增几个 · how many at most', whole(1, MOST_SITES), 1)
    .option('--budget <amount>', '费用合计上限 · what they may cost together', number(0, Number.MAX_SAFE_INTEGER))
    .option(
      '--seats <n>',
      '一个新增点最多服务几人，表中有 seats 的以表为准 · how many a new point serves at most',
      whole(1, MOST_SEATS),
    )
    .option('--prove <seconds>', '证明最优所用的秒数，0 不证明 · seconds for the proof', number(0, MOST_SECONDS), 60)
    .addHelpText('after', HELP_AFTER)
    .action(async (options: SiteOptions) => {
      process.exitCode = await runWalk(() => site(options));
    });
}

function number(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !(value >= least && value <= most)) throw new InvalidArgumentError(`${least}–${most}`);
    return value;
  };
}

function whole(least: number, most: number): (text: string) => number {
  const read = number(least, most);
  return (text) => {
    const value = read(text);
    if (!Number.isInteger(value)) throw new InvalidArgumentError(`${least}, ${least + 1} … ${most}`);
    return value;
  };
}

async function site(options: SiteOptions): Promise<0 | 1> {
  const limit = limitOf(options);
  const [facilities, residents, candidates] = await Promise.all([
    readPointTable(options.facilities, ['id', 'lon', 'lat']),
    readPointTable(options.residents, ['id', 'lon', 'lat']),
    readPointTable(options.candidates, [
      'id',
      'lon',
      'lat',
      ...(options.budget === undefined ? [] : ['cost' as const]),
    ]),
  ]);
  const { network, index: makeIndex } = await openNetwork(options);
  const index = makeIndex();
  const places = placeTable(facilities, '助餐点 facility', { index, options });
  const homes = placeTable(residents, '居民 resident', { index, options });
  const offers = placeTable(candidates, '候选点 candidate', { index, options });
  const costs = walkCosts(network, limit.measure);
  const tools = {
    search: new ReachSearch(costs),
    reach: new PeopleReach(placePeople(costs, homes.snaps)),
    most: limit.most,
  };
  const covered = coverPeople(residents.ids.length, { ...tools, facilities: places.snaps });
  const weight = residents.weight.map((value) => (Number.isNaN(value) ? 1 : value));
  const wants = (person: number): boolean => covered.facility[person] === NO_FACILITY && weight[person]! > 0;
  const limits = limitsOf(candidates, options);
  const lists = reachLists(offers.snaps, { ...tools, wants });
  const problem = sitingProblem(lists, weight, { keepWeightsApart: limits.seats !== undefined });
  const answer = await solve(problem, limits, options.prove);
  const before = covered.facility.reduce((sum, one, at) => sum + (one === NO_FACILITY ? 0 : weight[at]!), 0);
  tell(answer, { options, candidates, problem, before, total: weight.reduce((sum, value) => sum + value, 0) });
  const isWrong = [places, homes, offers].some(hasWrongPoints);
  return isWrong || candidates.ids.some((_, at) => !isSnapped(offers.snaps, at)) ? 1 : 0;
}

function limitsOf({ cost, seats: own }: PointTable, { sites, budget, seats: all }: SiteOptions): SitingLimits {
  const isLimited = all !== undefined || own.some((value) => !Number.isNaN(value));
  const seats = isLimited ? own.map((value) => (Number.isNaN(value) ? (all ?? MOST_SEATS) : value)) : undefined;
  if (budget === undefined) return { mostSites: sites, seats };
  // What has no price is not on offer.
  return {
    mostSites: sites,
    seats,
    budget: { costs: cost.map((value) => (value >= 0 ? value : budget + 1)), most: budget },
  };
}

async function solve(problem: SitingProblem, limits: SitingLimits, seconds: number): Promise<Siting | ProvenSiting> {
  const start = chooseSites(problem, limits);
  return seconds === 0 ? start : proveInThread(problem, { ...limits, seconds, start });
}

interface Told {
  readonly options: SiteOptions;
  readonly candidates: PointTable;
  readonly problem: SitingProblem;
  readonly before: number;
  readonly total: number;
}

function tell(answer: Siting | ProvenSiting, { options, candidates, problem, before, total }: Told): void {
  const rows = answer.chosen.map((at) => {
    const demands = problem.siteDemand.subarray(problem.siteStarts[at], problem.siteStarts[at + 1]);
    return { id: candidates.ids[at]!, alone: demands.reduce((sum, demand) => sum + problem.weight[demand]!, 0) };
  });
  const { covered, chosen: _, ...proof } = answer;
  const summary = { total, before, newly: covered, ...proof };
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ sites: rows, ...summary }, null, 2)}\n`);
    return;
  }
  process.stdout.write(stringify(rows, { header: true, columns: ['id', 'alone'] }));
  const parts = [`共 ${total} · 已覆盖 ${before} · 新增 ${covered}; all ${total}, before ${before}, newly ${covered}`];
  if ('bound' in proof) parts.push(`上界 bound ${proof.bound}, 差距 gap ${(100 * proof.gap).toFixed(2)} %`);
  process.stderr.write(`${parts.join('\n')}\n`);
}
