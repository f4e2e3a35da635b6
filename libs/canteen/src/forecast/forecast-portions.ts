import { daysBetween, parseBusinessDate, weekdayOf, type BusinessDate } from '@nuancan/kernel';
import type { DayKind } from '@nuancan/meal-point';
import { UNLEARNT, type Unlearnt, type Weather } from './forecast-words.js';

/** What makes days alike: the day itself, off or worked, and the weather somebody noted. */
export interface PortionDay {
  readonly day: BusinessDate;
  readonly kind: DayKind;
  /** Null: nobody noted any, which counts as fair. */
  readonly weather: Weather | null;
}

/** A day on which portions were eaten. */
export interface ServedDay extends PortionDay {
  readonly portions: number;
}

/** Portions expected, not rounded. */
export interface PortionForecast {
  readonly portions: number;
  /** What the day has and the past says too little about; reckoned as on an ordinary day. */
  readonly unlearnt: readonly Unlearnt[];
}

/** Served days that a forecast rests on, at least: two of each weekday. */
export const LEAST_DAYS = 14;

/** After so many days a day tells half as much of the present level. */
const LEVEL_HALF_LIFE_DAYS = 10;
/** The same for what weekdays, holidays and weather do, which change more slowly. */
const FACTOR_HALF_LIFE_DAYS = 90;
/** So many average days without any effect are added to what is known of each: little knowledge changes little. */
const PULL_DAYS = 2;
/** A holiday or a kind of weather that was seen less often changes nothing. */
const LEAST_SEEN = 2;
/** The factors depend on the level and the level on them; they settle quickly. */
const ROUNDS = 4;
const MONDAY = 1;
const FRIDAY = 5;

/**
 * Portions of a day = level × weekday × day off × weather. The level is what recent days had, had they been average ones, recent
 * days counting most; each factor is what its days had beside what the others let expect. Null: fewer than 14 days. Pure.
 * @param history in order, all of it before the target
 */
export function forecastPortions(history: readonly ServedDay[], target: PortionDay): PortionForecast | null {
  if (history.length < LEAST_DAYS) return null;
  const days = history.map((day): Counted => ({ no: numberOf(day), portions: day.portions, marks: marksOf(day) }));
  const factors = fitFactors(days);
  const marks = marksOf(target);
  const unlearnt = UNLEARNT.filter((name) => marks[name] !== null && !factors.has(marks[name]));
  return { portions: levelOn(numberOf(target), days, factors) * product(factors, marks), unlearnt };
}

/** Which factors apply to a day. A worked Sunday is a Monday. */
interface Marks {
  readonly weekday: string;
  readonly holiday: string | null;
  readonly weather: string | null;
}

interface Counted {
  /** Of the day, counted on. */
  readonly no: number;
  readonly portions: number;
  readonly marks: Marks;
}

/** By mark; one that is not in it changes nothing. */
type Factors = Map<string, number>;

const EPOCH = parseBusinessDate('2020-01-01');

function numberOf({ day }: PortionDay): number {
  return daysBetween({ from: EPOCH, to: day });
}

function marksOf({ day, kind, weather }: PortionDay): Marks {
  const weekday = kind === 'working' && weekdayOf(day) > FRIDAY ? MONDAY : weekdayOf(day);
  return {
    weekday: `weekday ${weekday}`,
    holiday: kind === 'holiday' ? 'holiday' : null,
    weather: weather === null || weather === 'fair' ? null : weather,
  };
}

function product(factors: Factors, { weekday, holiday, weather }: Marks): number {
  const of = (mark: string | null): number => (mark === null ? 1 : (factors.get(mark) ?? 1));
  return of(weekday) * of(holiday) * of(weather);
}

/** Round by round: the level around each day, then each group of factors beside it. */
function fitFactors(days: readonly Counted[]): Factors {
  const factors: Factors = new Map();
  const mean = days.reduce((sum, { portions }) => sum + portions, 0) / days.length;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const group of ['weekday', ...UNLEARNT] as const) fitGroup(group, { days, factors, mean });
  }
  return factors;
}

interface Fitting {
  readonly days: readonly Counted[];
  readonly factors: Factors;
  readonly mean: number;
}

function fitGroup(group: keyof Marks, { days, factors, mean }: Fitting): void {
  const levels = levelsAround(days, factors);
  const last = days.at(-1)?.no ?? 0;
  const sums = new Map<string, { seen: number; had: number; expected: number }>();
  days.forEach(({ no, portions, marks }, at) => {
    const mark = marks[group];
    if (mark === null) return;
    const weight = 2 ** ((no - last) / FACTOR_HALF_LIFE_DAYS);
    const others = product(factors, marks) / (factors.get(mark) ?? 1);
    const sum = sums.get(mark) ?? { seen: 0, had: 0, expected: 0 };
    sum.seen += 1;
    sum.had += weight * portions;
    sum.expected += weight * (levels[at] ?? 0) * others;
    sums.set(mark, sum);
  });
  for (const [mark, { seen, had, expected }] of sums) {
    if (seen >= LEAST_SEEN) factors.set(mark, (had + PULL_DAYS * mean) / (expected + PULL_DAYS * mean));
  }
}

/** The level on a day after the others. */
function levelOn(no: number, days: readonly Counted[], factors: Factors): number {
  let [had, expected] = [0, 0];
  for (const { no: before, portions, marks } of days) {
    const weight = 2 ** ((before - no) / LEVEL_HALF_LIFE_DAYS);
    had += weight * portions;
    expected += weight * product(factors, marks);
  }
  return had / expected;
}

/** The level around each day, from both sides: sums that fade forwards and backwards. */
function levelsAround(days: readonly Counted[], factors: Factors): number[] {
  const had = days.map(() => 0);
  const expected = days.map(() => 0);
  const pass = (order: readonly number[]): void => {
    let [faded, fadedExpected, before] = [0, 0, 0];
    for (const at of order) {
      const { no, portions, marks } = days[at]!;
      const fade = 2 ** (-Math.abs(no - before) / LEVEL_HALF_LIFE_DAYS);
      faded = faded * fade + portions;
      fadedExpected = fadedExpected * fade + product(factors, marks);
      before = no;
      had[at]! += faded;
      expected[at]! += fadedExpected;
    }
  };
  const forwards = days.map((_, at) => at);
  pass(forwards);
  pass(forwards.toReversed());
  return had.map((sum, at) => sum / expected[at]!);
}
