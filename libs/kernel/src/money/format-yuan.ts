import type { Fen } from './fen.js';

/** Fen as yuan with two decimals and no grouping: 1200 → '12.00', −5 → '-0.05'. Exact: digits only, no division. */
export function formatYuan(amount: Fen): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
