import { toldEach, type Telling } from './telling.js';
import { ratio } from './told-count.js';

/** How a facility stands, as it was counted. */
export interface CountedFacility {
  readonly reached: number;
  readonly nearestOf: number;
  readonly onlyHere: number;
  readonly overlap: number;
  readonly seats: number | null;
  readonly seatsPerHundred: number | null;
}

/** The same as somebody may be told. */
export type ToldFacility = { readonly [key in keyof CountedFacility]: number | null };

const HUNDRED = 100;

/** As somebody may be told: seats for a hundred of an exact number would tell it. */
export function toldFacility<Row extends CountedFacility>(
  row: Row,
  telling: Telling,
): Omit<Row, keyof ToldFacility> & ToldFacility {
  if (telling === 'exact') return row;
  const { reached, nearestOf, onlyHere, overlap } = row;
  const told = toldEach({ reached, nearestOf, onlyHere, overlap }, telling);
  return { ...row, ...told, seatsPerHundred: row.seats === null ? null : ratio(row.seats * HUNDRED, told.reached) };
}
