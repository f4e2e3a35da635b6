import { WAY_KINDS } from '../roads/pedestrian-rules.js';
import type { WalkNetwork } from '../network/walk-network.js';
import type { Measure } from './measure.js';

/** Stairs are walked at half the speed. */
const STAIRS_FACTOR = 2;
/** Microseconds for 0.01 mm at 1 m/s. */
const MICROSECONDS_PER_UNIT = 10;

/** A network with what each edge costs under one measure: whole numbers, the same both ways. */
export interface WalkCosts {
  readonly network: WalkNetwork;
  readonly measure: Measure;
  readonly edgeCost: Float64Array;
  /** In the order of arcs: read in one go with their targets. */
  readonly arcCost: Float64Array;
}

/** Distance counts length alone; time counts stairs and slopes, too. */
export function walkCosts(network: WalkNetwork, measure: Measure): WalkCosts {
  const { edgeLength, edgeKind, edgeSlope, arcEdge } = network;
  const edgeCost = edgeLength.map((length, edge) => {
    if (measure.by === 'distance') return length;
    const stairs = edgeKind[edge] === WAY_KINDS.stairs ? STAIRS_FACTOR : 1;
    return Math.round(costOfLength(length, measure) * stairs * edgeSlope[edge]!);
  });
  const arcCost = new Float64Array(arcEdge.length);
  for (let arc = 0; arc < arcEdge.length; arc += 1) arcCost[arc] = edgeCost[arcEdge[arc]!]!;
  return { network, measure, edgeCost, arcCost };
}

/** What a way off the network costs, from a door to the nearest street: its length on the flat. */
export function accessCost(lengthUnits: number, measure: Measure): number {
  return Math.round(costOfLength(lengthUnits, measure));
}

/** What the part of an edge up to a place along it costs; the rest costs the rest, so that both together are the edge exactly. */
export function partialCost({ network, edgeCost }: WalkCosts, edge: number, along: number): number {
  const length = network.edgeLength[edge]!;
  return length === 0 ? 0 : Math.round((edgeCost[edge]! * along) / length);
}

function costOfLength(lengthUnits: number, measure: Measure): number {
  return measure.by === 'distance' ? lengthUnits : (lengthUnits * MICROSECONDS_PER_UNIT) / measure.metresPerSecond;
}
