/** A span of time; its end is not part of it. */
export interface Span {
  readonly beginsAt: Date;
  readonly finishesAt: Date;
}

/** What of `whole` none of `covered` covers, in order. `covered` may overlap and lie outside. Pure. */
export function findGaps(whole: Span, covered: readonly Span[]): Span[] {
  const gaps: Span[] = [];
  let reached = whole.beginsAt;
  for (const span of covered.toSorted((one, other) => one.beginsAt.getTime() - other.beginsAt.getTime())) {
    if (span.beginsAt >= whole.finishesAt) break;
    if (span.beginsAt > reached) gaps.push({ beginsAt: reached, finishesAt: span.beginsAt });
    if (span.finishesAt > reached) reached = span.finishesAt;
  }
  if (reached < whole.finishesAt) gaps.push({ beginsAt: reached, finishesAt: whole.finishesAt });
  return gaps;
}
