import {
  countByArea,
  coverPeople,
  floatingCatchment,
  NO_FACILITY,
  PeopleReach,
  placePeople,
  reachLists,
  ReachSearch,
  walkCosts,
  type AreaCoverage,
  type PeopleCoverage,
  type ReachLists,
} from '@nuancan/walk-network';
import { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { openNetwork } from './open-network.js';
import { hasWrongPoints, placeTable } from './place-table.js';
import { readPointTable, type PointTable } from './read-point-table.js';
import { runWalk } from './run-walk.js';
import { HELP_OF_FILES, limitOf, toldCost, withWalkOptions, type WalkOptions } from './walk-options.js';

/** What `coverage` is told. */
export interface CoverageOptions extends WalkOptions {
  readonly facilities: string;
  readonly residents: string;
}

const HELP_AFTER = `${HELP_OF_FILES}
居民 residents: id、lon、lat，可有 and town（镇街）；助餐点 facilities: id、lon、lat，可有 and seats（座位）
输出 output: CSV，每个镇街一行 a row for each town；--json 另有每个助餐点 with each facility as well
退出码 exit codes: 0 已算 done, 1 有坐标或助餐点有问题 coordinates or a facility are wrong, 2 用法错误 wrong use`;

/** `nuancan coverage`: how many residents of each town can walk to a facility within the limit; needs no database. */
export function coverageCommand(): Command {
  return withWalkOptions(new Command('coverage'))
    .description('步行覆盖：每个镇街有多少人走得到 · who can walk to a meal, by town')
    .requiredOption('--facilities <file>', '助餐点 CSV · the facilities')
    .requiredOption('--residents <file>', '居民 CSV · the residents')
    .addHelpText('after', HELP_AFTER)
    .action(async (options: CoverageOptions) => {
      process.exitCode = await runWalk(() => coverage(options));
    });
}

async function coverage(options: CoverageOptions): Promise<0 | 1> {
  const limit = limitOf(options);
  const facilities = await readPointTable(options.facilities, ['id', 'lon', 'lat']);
  const residents = await readPointTable(options.residents, ['id', 'lon', 'lat']);
  const { network, findings, index: makeIndex } = await openNetwork(options);
  const index = makeIndex();
  const places = placeTable(facilities, '助餐点 facility', { index, options });
  const homes = placeTable(residents, '居民 resident', { index, options });
  const costs = walkCosts(network, limit.measure);
  const search = new ReachSearch(costs);
  const reach = new PeopleReach(placePeople(costs, homes.snaps));
  const tools = { search, reach, most: limit.most };
  const covered = coverPeople(residents.ids.length, { ...tools, facilities: places.snaps });
  const towns = [...new Set(residents.town)].sort();
  const townOf = new Map(towns.map((town, at) => [town, at]));
  const counts = countByArea(covered, homes.snaps, {
    area: residents.town.map((town) => townOf.get(town)!),
    areas: towns.length,
    hasPlace: residents.lon.map((lon, row) => (Number.isNaN(lon + residents.lat[row]!) ? 0 : 1)),
  });
  const rows = towns.map((town, at) => rowOf(town, counts[at]!, (cost) => toldCost(cost, limit)));
  if (options.json) {
    const byFacility = facilityRows(facilities, reachLists(places.snaps, tools), covered);
    process.stdout.write(`${JSON.stringify({ towns: rows, facilities: byFacility, network: findings }, null, 2)}\n`);
  } else process.stdout.write(stringify(rows, { header: true }));
  return places.problems.length > 0 || hasWrongPoints(places) || hasWrongPoints(homes) ? 1 : 0;
}

function rowOf(town: string, count: AreaCoverage, told: (cost: number) => number) {
  const { people, reached, deliveryOnly: _, walkedCost, completeness, groups: __, ...others } = count;
  return {
    town,
    people,
    reached,
    ...others,
    share: round(people === 0 ? 0 : reached / people),
    meanWalk: reached === 0 ? null : round(told(walkedCost / reached)),
    completeness: round(completeness),
  };
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

/** Of each facility whom it reaches, for whom it is the nearest, and its seats for each person within reach. */
function facilityRows({ ids, seats }: PointTable, lists: ReachLists, { facility }: PeopleCoverage) {
  const demand = new Uint8Array(facility.length).fill(1);
  const known = seats.map((count) => (Number.isNaN(count) ? 0 : count));
  const { seatsPerDemand } = floatingCatchment(lists, { seats: known, demand });
  const nearest = new Map<number, number>();
  for (const one of facility) if (one !== NO_FACILITY) nearest.set(one, (nearest.get(one) ?? 0) + 1);
  return ids.map((id, at) => ({
    id,
    reaches: lists.starts[at + 1]! - lists.starts[at]!,
    nearestOf: nearest.get(at) ?? 0,
    seatsPerPerson: Number.isNaN(seats[at]) ? null : round(seatsPerDemand[at]!),
  }));
}
