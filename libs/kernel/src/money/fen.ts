import { KernelErrors } from '../errors/kernel.errors.js';

declare const fenBrand: unique symbol;

/** Money: a safe integer count of fen (1/100 yuan); negative only in corrections and differences. */
export type Fen = number & { readonly [fenBrand]: true };

/**
 * Takes a number for money.
 * @throws KERNEL.NOT_FEN for fractions, NaN and anything beyond ±(2^53 − 1)
 */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw KernelErrors.NOT_FEN({ value: String(value) });
  // −0 would print as '-0' and differ from 0 under Object.is.
  return (value === 0 ? 0 : value) as Fen;
}

/** No money. */
export const ZERO_FEN: Fen = fen(0);
