import { isSnapped, type Snaps } from '../snap/snaps.js';
import type { ReachSearch } from './reach-search.js';
import { accessCost, partialCost } from './walk-costs.js';

/** What the walk costs from one place to each of a list of places, door to door; Infinity beyond `most`, and off the network. */
export function walksFrom(search: ReachSearch, snaps: Snaps, source: number, most: number): Float64Array {
  const { costs } = search;
  const { edgeFrom, edgeTo } = costs.network;
  search.fromSnaps(snaps, [source], most);
  return Float64Array.from(snaps.edge, (edge, place) => {
    if (!isSnapped(snaps, place)) return Infinity;
    const part = partialCost(costs, edge, snaps.along[place]!);
    const byEnds = Math.min(
      search.costAt(edgeFrom[edge]!) + part,
      search.costAt(edgeTo[edge]!) + costs.edgeCost[edge]! - part,
    );
    const direct = search.nearestOnEdge(edge, part)?.cost ?? Infinity;
    const walk = Math.min(byEnds, direct) + accessCost(snaps.access[place]!, costs.measure);
    return walk > most ? Infinity : walk;
  });
}
