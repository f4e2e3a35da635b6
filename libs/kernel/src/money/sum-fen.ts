import { fen, ZERO_FEN, type Fen } from './fen.js';

/**
 * The sum of amounts in fen, 0 of none.
 * @throws KERNEL.NOT_FEN when a partial sum leaves the safe integers
 */
export function sumFen(...amounts: readonly Fen[]): Fen {
  let total = ZERO_FEN;
  for (const amount of amounts) total = fen(total + amount);
  return total;
}
