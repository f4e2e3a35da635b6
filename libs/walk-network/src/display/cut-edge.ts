import type { WalkCosts } from '../search/walk-costs.js';

/** The line of an edge between two places along it, given in the measure's units; in 1e-7 degrees. */
export function cutEdge(
  { network, edgeCost }: WalkCosts,
  edge: number,
  [lowCost, highCost]: readonly [number, number],
): { readonly lon: number[]; readonly lat: number[] } {
  const { pointStarts, pointAlong, pointLon, pointLat, edgeLength } = network;
  const whole = edgeCost[edge]!;
  const lengthAt = (cost: number): number => (whole === 0 ? 0 : (edgeLength[edge]! * cost) / whole);
  const [low, high] = [lengthAt(lowCost), lengthAt(highCost)];
  const lon: number[] = [];
  const lat: number[] = [];
  const put = (point: number, share: number): void => {
    lon.push(Math.round(pointLon[point]! + share * (pointLon[point + 1]! - pointLon[point]!)));
    lat.push(Math.round(pointLat[point]! + share * (pointLat[point + 1]! - pointLat[point]!)));
  };
  for (let point = pointStarts[edge]!; point < pointStarts[edge + 1]! - 1; point += 1) {
    const [from, to] = [pointAlong[point]!, pointAlong[point + 1]!];
    if (to <= from || to < low || from > high) continue;
    if (lon.length === 0) put(point, Math.max(0, (low - from) / (to - from)));
    put(point, Math.min(1, (high - from) / (to - from)));
    if (to >= high) break;
  }
  return { lon, lat };
}
