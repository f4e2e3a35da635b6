import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  buildNetwork,
  chooseSites,
  countByArea,
  coverPeople,
  EdgeIndex,
  listsByPerson,
  loadHighs,
  NO_FACILITY,
  PeopleReach,
  placePeople,
  proveSiting,
  reachLists,
  RoadCollector,
  ReachSearch,
  readNetworkFile,
  readWalkLimit,
  sitingProblem,
  walkCosts,
  whatIf,
  type PeopleCoverage,
  type Roads,
  type SitingProblem,
  type Snaps,
  type WalkCosts,
} from '@nuancan/walk-network';
import { installationRoot } from '../up/installation-root.js';
import { CityOfPeople } from './city-of-people.js';
import { NaiveReach } from './naive-reach.js';

const NETWORK = 'osm/porto_portugal.osm.pbf';
const PEOPLE = 140_105;
const MANY = 370_000;
const FACILITIES = 96;
const TOWNS = 12;
const CANDIDATES = 2_000;
const SITES = 10;
/** Of places on a side of the made-up grid: a million edges. */
const GRID = 708;
const SEED = 20_261_130;
/** Of the naive search's runs, which take long: the rest is taken to be alike. */
const NAIVE_CANDIDATES = 100;

/** One thing measured: CPU milliseconds, the least of its runs. */
export interface CoverageBenchRow {
  readonly name: string;
  readonly milliseconds: number;
  /** Dijkstra with a binary heap over Maps (siting: greedy without laziness), in the same run. */
  readonly naive: number | null;
  readonly ratio: number | null;
  readonly goal: number | null;
  readonly reached: boolean | null;
}

interface Measured {
  readonly name: string;
  readonly goal?: number;
  readonly runs?: number;
}

/** Measures, in the order in which a district would. @throws when there is no network to measure on */
export async function measureCoverage(onRow: (row: CoverageBenchRow) => void): Promise<CoverageBenchRow[]> {
  const bench = new Bench(onRow);
  const bytes = readFileSync(dataFile());
  const start = cpuMilliseconds();
  const { network } = buildNetwork(await readNetworkFile(bytes));
  const index = new EdgeIndex(network);
  bench.tell({ name: `import ${network.sizes.edges} edges`, goal: 2_000 }, cpuMilliseconds() - start);
  const large = gridOfRoads();
  bench.run({ name: 'build 1,000,000 edges', goal: 15_000 }, () => new EdgeIndex(buildNetwork(large).network));
  const city = new CityOfPeople(network, index, SEED);
  const [doors, many] = [city.doors(PEOPLE), city.doors(MANY)];
  const homes = bench.run({ name: `snap ${PEOPLE}`, runs: 3 }, () => index.snap(doors));
  bench.run({ name: `snap ${MANY}`, goal: 1_000, runs: 3 }, () => index.snap(many));
  const { measure, most } = readWalkLimit('810m', 'older')!;
  const costs = walkCosts(network, measure);
  const district: District = {
    costs,
    most,
    homes,
    facilities: city.placed(FACILITIES),
    town: city.towns(doors.lon, TOWNS),
    search: new ReachSearch(costs),
    reach: new PeopleReach(placePeople(costs, homes)),
    naive: new NaiveReach(costs),
  };
  measureSearches(bench, district);
  const covered = measureRecompute(bench, district);
  measureWhatIf(bench, district, { covered, added: city.placed(1) });
  await measureSiting(bench, measureGains(bench, district, { covered, candidates: city.placed(CANDIDATES) }));
  return bench.rows;
}

/** A made-up province: a grid of streets some 100 m apart. */
function gridOfRoads(): Roads {
  const roads = new RoadCollector();
  for (let row = 0; row < GRID; row += 1) {
    for (let column = 0; column < GRID; column += 1) {
      const id = GRID * row + column;
      roads.addPlainNode(id, 1_200_000_000 + 10_000 * column, 296_000_000 + 9_000 * row);
      if (column > 0) roads.addWay(2 * id, 0, [id - 1, id]);
      if (row > 0) roads.addWay(2 * id + 1, 0, [id - GRID, id]);
    }
  }
  return roads.finish();
}

interface District {
  readonly costs: WalkCosts;
  readonly most: number;
  readonly homes: Snaps;
  readonly facilities: Snaps;
  readonly town: Uint32Array;
  readonly search: ReachSearch;
  readonly reach: PeopleReach;
  readonly naive: NaiveReach;
}

function measureSearches(bench: Bench, { costs, most, facilities, search, naive }: District): void {
  const all = [...facilities.edge.keys()];
  bench.compare(
    { name: 'one source (mean of 96)', runs: 30 },
    () => {
      for (const one of all) search.fromSnaps(facilities, [one], most);
    },
    () => {
      for (const one of all) naive.from(endsOf(costs, facilities, [one]), most);
    },
    FACILITIES,
  );
  bench.compare(
    { name: '96 sources at once', runs: 30 },
    () => search.fromSnaps(facilities, all, most),
    () => naive.from(endsOf(costs, facilities, all), most),
  );
}

function measureRecompute(bench: Bench, district: District): PeopleCoverage {
  const { homes, town } = district;
  const hasPlace = new Uint8Array(PEOPLE).fill(1);
  const groups = [1, 2, 3].map((group) =>
    Uint8Array.from({ length: PEOPLE }, (_, person) => (person % (group + 2) === 0 ? 1 : 0)),
  );
  let covered: PeopleCoverage | null = null;
  bench.compare(
    { name: `recompute, ${TOWNS} towns`, goal: 15, runs: 30 },
    () => {
      covered = coverPeople(PEOPLE, district);
      countByArea(covered, homes, { area: town, areas: TOWNS, hasPlace, groups });
    },
    () => naiveRecompute(district),
  );
  return covered!;
}

/** By a Map of nodes, person by person, and a Map of towns; a facility on the same edge is left out. */
function naiveRecompute({ costs, most, homes, facilities, town, naive }: District): Map<number, number> {
  const found = naive.from(endsOf(costs, facilities, [...facilities.edge.keys()]), most);
  const reached = new Map<number, number>();
  for (let person = 0; person < PEOPLE; person += 1) {
    const ends = endsOf(costs, homes, [person]);
    if (ends.every(({ node, cost }) => (found.get(node) ?? Infinity) + cost > most)) continue;
    reached.set(town[person]!, (reached.get(town[person]!) ?? 0) + 1);
  }
  return reached;
}

/** The two ends of each place's edge with the walk from its door. Distance only, which this bench measures by. */
function endsOf({ network, edgeCost }: WalkCosts, snaps: Snaps, places: readonly number[]) {
  return places.flatMap((place) => {
    const edge = snaps.edge[place]!;
    if (edge >= network.sizes.edges) return [];
    const [along, access] = [snaps.along[place]!, snaps.access[place]!];
    return [
      { node: network.edgeFrom[edge]!, cost: access + along },
      { node: network.edgeTo[edge]!, cost: access + edgeCost[edge]! - along },
    ];
  });
}

function measureWhatIf(
  bench: Bench,
  district: District,
  { covered, added }: { readonly covered: PeopleCoverage; readonly added: Snaps },
): void {
  const lists = bench.run({ name: `reach lists of ${FACILITIES}`, runs: 10 }, () =>
    reachLists(district.facilities, district),
  );
  const base = { coverage: covered, lists, byPerson: listsByPerson(lists, PEOPLE) };
  bench.compare(
    { name: 'what-if: one moved', goal: 2, runs: 100 },
    () => whatIf(base, { closed: [3], added, most: district.most }, district),
    () => naiveRecompute(district),
  );
}

function measureGains(
  bench: Bench,
  { costs, most, search, reach, naive }: District,
  { covered, candidates }: { readonly covered: PeopleCoverage; readonly candidates: Snaps },
): SitingProblem {
  const wants = (person: number): boolean => covered.facility[person] === NO_FACILITY;
  const lists = bench.compare(
    { name: `gain map, ${CANDIDATES} candidates`, runs: 3 },
    () => reachLists(candidates, { search, reach, most, wants }),
    () => {
      for (let one = 0; one < NAIVE_CANDIDATES; one += 1) naive.from(endsOf(costs, candidates, [one]), most);
    },
    1,
    CANDIDATES / NAIVE_CANDIDATES,
  );
  return bench.run({ name: 'merge demand', runs: 3 }, () => sitingProblem(lists, new Uint8Array(PEOPLE).fill(1)));
}

async function measureSiting(bench: Bench, problem: SitingProblem): Promise<void> {
  const limits = { mostSites: SITES };
  const start = bench.compare(
    { name: `siting p=${SITES}: answered`, goal: 100, runs: 5 },
    () => chooseSites(problem, limits),
    () => naiveGreedy(problem),
  );
  const highs = await loadHighs();
  const proven = bench.run({ name: `siting p=${SITES}: proven`, goal: 3_000 }, () =>
    proveSiting(highs, problem, { ...limits, seconds: 600, start }),
  );
  if (!proven.isProven) throw new Error(`not proven: ${proven.covered} of at most ${proven.bound}`);
  const more = { mostSites: FACILITIES };
  const many = bench.run({ name: `siting p=${FACILITIES}: answered` }, () => chooseSites(problem, more));
  bench.run({ name: `siting p=${FACILITIES}: proven` }, () =>
    proveSiting(highs, problem, { ...more, seconds: 600, start: many }),
  );
}

/** Every gain again in every round. */
function naiveGreedy({ sites, siteStarts, siteDemand, weight }: SitingProblem): Set<number> {
  const covered = new Set<number>();
  for (let round = 0; round < SITES; round += 1) {
    let best = { site: 0, gain: -1 };
    for (let site = 0; site < sites; site += 1) {
      const its = siteDemand.subarray(siteStarts[site], siteStarts[site + 1]);
      const gain = its.reduce((sum, demand) => sum + (covered.has(demand) ? 0 : weight[demand]!), 0);
      if (gain > best.gain) best = { site, gain };
    }
    for (const demand of siteDemand.subarray(siteStarts[best.site], siteStarts[best.site + 1])) covered.add(demand);
  }
  return covered;
}

/** Runs, takes the time, tells. */
class Bench {
  readonly rows: CoverageBenchRow[] = [];

  constructor(private readonly onRow: (row: CoverageBenchRow) => void) {}

  run<T>(measured: Measured, work: () => T): T {
    const { value, milliseconds } = least(measured.runs ?? 1, work);
    this.tell(measured, milliseconds);
    return value;
  }

  /** @param shares `work` and `naive` each did so many of what is told; `scale`: the naive did only a part of it */
  compare<T>(measured: Measured, work: () => T, naive: () => unknown, shares = 1, scale = 1): T {
    const { value, milliseconds } = least(measured.runs ?? 1, work);
    this.tell(measured, milliseconds / shares, (scale * least(3, naive).milliseconds) / shares);
    return value;
  }

  tell(
    { name, goal = null }: { readonly name: string; readonly goal?: number | null },
    milliseconds: number,
    naive: number | null = null,
  ): void {
    const ratio = naive === null ? null : naive / milliseconds;
    const row = { name, milliseconds, naive, ratio, goal, reached: goal === null ? null : milliseconds <= goal };
    this.rows.push(row);
    this.onRow(row);
  }
}

function least<T>(runs: number, work: () => T): { readonly value: T; readonly milliseconds: number } {
  let best: { value: T; milliseconds: number } | null = null;
  for (let run = 0; run < runs; run += 1) {
    const start = cpuMilliseconds();
    const value = work();
    const milliseconds = cpuMilliseconds() - start;
    if (best === null || milliseconds < best.milliseconds) best = { value, milliseconds };
  }
  return best!;
}

/** Not the wall clock: on a shared machine others would be measured, too. */
function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

function dataFile(): string {
  const file = join(process.env['NUANCAN_DATA'] ?? resolve(installationRoot(), '../shared/data'), NETWORK);
  if (!existsSync(file)) throw new Error(`no network ${file}: set NUANCAN_DATA`);
  return file;
}
