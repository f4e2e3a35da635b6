import { festivalsOf, weekdayOf, type BusinessDate, type Festival } from '@nuancan/kernel';

/** 放假、上班（调休或平日）、周末. */
export const DAY_KINDS = ['holiday', 'working', 'weekend'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** What a district may say of a day; ordinary: nothing beyond law and weekday. */
export const SAID_KINDS = ['holiday', 'working', 'ordinary'] as const;
export type SaidKind = (typeof SAID_KINDS)[number];

/** A day that is not simply a weekday. */
export interface CalendarDay {
  readonly day: BusinessDate;
  readonly kind: DayKind;
  /** The festival on it, and what the district calls it. */
  readonly festival: Festival['name'] | null;
  readonly name: string | null;
  /** Said by the district; false: by law, or a festival without a day off. */
  readonly isSaid: boolean;
}

/** What the district said last of a day. */
export interface SaidDay {
  readonly day: BusinessDate;
  readonly kind: SaidKind;
  readonly name: string | null;
}

const SATURDAY = 6;

/** The days of a year that have a festival or of which the district said something, in order. Pure. */
export function calendarOf(year: number, said: readonly SaidDay[]): CalendarDay[] {
  const festivals = new Map<string, Festival>();
  // Of two on one day (国庆 and 中秋 in 2020) the earlier in the year's order names it; off is off.
  for (const festival of festivalsOf(year)) if (!festivals.has(festival.day)) festivals.set(festival.day, festival);
  const spoken = new Map(said.map((one) => [one.day, one]));
  const days = new Set([...festivals.keys(), ...said.filter(({ kind }) => kind !== 'ordinary').map(({ day }) => day)]);
  return ([...days] as BusinessDate[]).toSorted().map((day) => {
    const one = spoken.get(day);
    const isSaid = one !== undefined && one.kind !== 'ordinary';
    const festival = festivals.get(day) ?? null;
    const byLaw = festival?.isHoliday === true ? 'holiday' : ordinaryKind(day);
    const kind = one !== undefined && one.kind !== 'ordinary' ? one.kind : byLaw;
    return { day, kind, festival: festival?.name ?? null, name: isSaid ? one.name : null, isSaid };
  });
}

/** What a weekday is by itself. */
export function ordinaryKind(day: BusinessDate): DayKind {
  return weekdayOf(day) >= SATURDAY ? 'weekend' : 'working';
}
