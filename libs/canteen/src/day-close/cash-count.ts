import { assert } from '@nuancan/kernel';

/** Notes and coins in circulation, fen. */
export const DENOMINATIONS_FEN = [10_000, 5000, 2000, 1000, 500, 100, 50, 10] as const;

/** What counted notes and coins are worth. @param count pieces by denomination in fen, e.g. `{ "10000": 3 }` */
export function countedFen(count: Readonly<Record<string, number>>): number {
  let sumFen = 0;
  for (const [denomination, pieces] of Object.entries(count)) {
    assert(
      DENOMINATIONS_FEN.some((known) => String(known) === denomination),
      'a denomination that circulates',
    );
    assert(Number.isSafeInteger(pieces) && pieces >= 0, 'a number of pieces');
    sumFen += Number(denomination) * pieces;
  }
  return sumFen;
}
