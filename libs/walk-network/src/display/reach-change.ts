import type { WalkCosts } from '../search/walk-costs.js';
import { cutEdge } from './cut-edge.js';
import type { ReachedStretch } from './reached-streets.js';

/** A piece of a street, in 1e-7 degrees. */
export interface StreetPiece {
  readonly edge: number;
  /** In the measure's units from the edge's first node. */
  readonly low: number;
  readonly high: number;
  readonly lon: readonly number[];
  readonly lat: readonly number[];
}

/** Streets within reach afterwards and not before, and the other way round. */
export interface ReachChange {
  readonly gained: StreetPiece[];
  readonly lost: StreetPiece[];
}

type Span = readonly [low: number, high: number];

/** What one reach has and the other has not, cut exactly where either ends. Both are of the same costs. */
export function reachChange(
  costs: WalkCosts,
  before: readonly ReachedStretch[],
  after: readonly ReachedStretch[],
): ReachChange {
  const [was, is] = [spansByEdge(before), spansByEdge(after)];
  return { gained: piecesWithout(costs, is, was), lost: piecesWithout(costs, was, is) };
}

function spansByEdge(stretches: readonly ReachedStretch[]): Map<number, Span[]> {
  const byEdge = new Map<number, Span[]>();
  for (const { edge, low, high } of stretches) {
    const spans = byEdge.get(edge) ?? [];
    byEdge.set(edge, spans);
    spans.push([low, high]);
  }
  return new Map([...byEdge].map(([edge, spans]) => [edge, joined(spans)]));
}

/** Those that touch become one. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const [low, high] of spans.toSorted(([one], [other]) => one - other)) {
    const last = whole.at(-1);
    if (last !== undefined && low <= last[1]) whole[whole.length - 1] = [last[0], Math.max(last[1], high)];
    else whole.push([low, high]);
  }
  return whole;
}

function piecesWithout(
  costs: WalkCosts,
  all: ReadonlyMap<number, readonly Span[]>,
  taken: ReadonlyMap<number, readonly Span[]>,
): StreetPiece[] {
  return [...all].flatMap(([edge, spans]) =>
    spans
      .flatMap((span) => without(span, taken.get(edge) ?? []))
      .map(([low, high]) => ({ edge, low, high, ...cutEdge(costs, edge, [low, high]) })),
  );
}

/** What is left of a span; `taken` is in order and apart. */
function without([low, high]: Span, taken: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = low;
  for (const [takenLow, takenHigh] of taken) {
    if (takenLow > from) left.push([from, Math.min(high, takenLow)]);
    from = Math.max(from, takenHigh);
    if (from >= high) return left.filter(([start, end]) => end > start);
  }
  return [...left, [from, high] as const].filter(([start, end]) => end > start);
}
