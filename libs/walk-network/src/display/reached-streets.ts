import { cutEdge } from './cut-edge.js';
import type { ReachSearch } from '../search/reach-search.js';

/** A stretch of one street along which the walk from its nearest source only grows. */
export interface ReachedStretch {
  readonly edge: number;
  /** The nearest source. */
  readonly owner: number;
  /** At the first and the last point, in whole units of the measure. */
  readonly fromCost: number;
  readonly toCost: number;
  /** Where it lies on the edge, in the measure's units from the edge's first node. */
  readonly low: number;
  readonly high: number;
  /** In 1e-7 degrees, cut where the limit or another source's reach begins. */
  readonly lon: readonly number[];
  readonly lat: readonly number[];
}

/** Where walking along an edge begins: at a place along it, in cost, with what it costs to get there. */
interface Beginning {
  readonly at: number;
  readonly cost: number;
  readonly owner: number;
}

/**
 * The streets within the limit of the search that has just ended, cut exactly at the limit and where the reaches of two
 * beginnings meet. An edge that is reached from both ends and not throughout has a gap between its stretches.
 */
export function reachedStreets(search: ReachSearch, most: number): ReachedStretch[] {
  const { arcStarts, arcEdge } = search.costs.network;
  const edges = new Set(search.seedEdges);
  for (let row = 0; row < search.reachedCount; row += 1) {
    const node = search.reached[row]!;
    for (let arc = arcStarts[node]!; arc < arcStarts[node + 1]!; arc += 1) edges.add(arcEdge[arc]!);
  }
  return [...edges].sort((a, b) => a - b).flatMap((edge) => stretchesOf(search, edge, most));
}

function stretchesOf(search: ReachSearch, edge: number, most: number): ReachedStretch[] {
  const whole = search.costs.edgeCost[edge]!;
  const beginnings = undominated(beginningsOf(search, edge, whole), most);
  return beginnings.flatMap((here, index) => {
    const before = beginnings[index - 1];
    const after = beginnings[index + 1];
    const low = Math.max(0, here.at - (most - here.cost), before === undefined ? 0 : meeting(before, here));
    const high = Math.min(whole, here.at + (most - here.cost), after === undefined ? whole : meeting(here, after));
    return [low, high].flatMap((end) => (end === here.at ? [] : [stretch(search, edge, here, end)]));
  });
}

function beginningsOf(search: ReachSearch, edge: number, whole: number): Beginning[] {
  const { edgeFrom, edgeTo } = search.costs.network;
  const [first, last] = [edgeFrom[edge]!, edgeTo[edge]!];
  return [
    { at: 0, cost: search.costAt(first), owner: search.ownerAt(first) },
    ...search.seedsOn(edge).map(({ along, access, owner }) => ({ at: along, cost: access, owner })),
    { at: whole, cost: search.costAt(last), owner: search.ownerAt(last) },
  ];
}

/** Those that something is nearest to, along the edge; of equal ones the lower source. */
function undominated(beginnings: readonly Beginning[], most: number): Beginning[] {
  return beginnings
    .filter(({ cost }) => cost <= most)
    .sort((a, b) => a.at - b.at || a.cost - b.cost || a.owner - b.owner)
    .filter((one, index, all) =>
      all.every((other, at) => {
        const throughOther = other.cost + Math.abs(other.at - one.at);
        return (
          at === index || throughOther > one.cost || (other.at === one.at && other.cost === one.cost && at > index)
        );
      }),
    );
}

function meeting(left: Beginning, right: Beginning): number {
  return (left.at + right.at + right.cost - left.cost) / 2;
}

function stretch(search: ReachSearch, edge: number, here: Beginning, end: number): ReachedStretch {
  const [low, high] = [Math.min(here.at, end), Math.max(here.at, end)];
  const { lon, lat } = cutEdge(search.costs, edge, [low, high]);
  const isBackwards = end < here.at;
  return {
    ...{ edge, low, high, owner: here.owner },
    fromCost: here.cost,
    toCost: here.cost + Math.abs(end - here.at),
    lon: isBackwards ? lon.reverse() : lon,
    lat: isBackwards ? lat.reverse() : lat,
  };
}
