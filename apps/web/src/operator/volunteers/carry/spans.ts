import type { components } from '../../../api/schema.js';

type Hours = components['schemas']['DeliveryHoursDto'];

/** The same hours of some weekdays: as people say it, and one line to read. */
export interface Span {
  /** Monday is 1. */
  readonly days: readonly number[];
  readonly startsAt: string;
  readonly endsAt: string;
}

/** The server takes so many hours of a weekday in all. */
export const MOST_HOURS = 21;

/** Hours weekday by weekday → the same hours told once, in the order of their first weekday. Pure. */
export function groupHours(hours: readonly Hours[]): Span[] {
  const spans = new Map<string, Span>();
  for (const { weekday, startsAt, endsAt } of hours) {
    const key = `${startsAt} ${endsAt}`;
    spans.set(key, { days: [...(spans.get(key)?.days ?? []), weekday], startsAt, endsAt });
  }
  return [...spans.values()];
}

/** The other way round. Pure. */
export function flatHours(spans: readonly Span[]): Hours[] {
  return spans.flatMap(({ days, startsAt, endsAt }) =>
    days.toSorted((a, b) => a - b).map((weekday) => ({ weekday, startsAt, endsAt })),
  );
}

/** What no server need be asked about. */
export type SpanFault =
  | { readonly kind: 'noDay'; readonly no: number }
  | { readonly kind: 'tooMany'; readonly count: number };

/** The first thing wrong with the spans, or null. Pure. */
export function faultOf(spans: readonly Span[]): SpanFault | null {
  const empty = spans.findIndex(({ days }) => days.length === 0);
  if (empty >= 0) return { kind: 'noDay', no: empty + 1 };
  const count = flatHours(spans).length;
  return count > MOST_HOURS ? { kind: 'tooMany', count } : null;
}
