import { fen, formatYuan } from '@nuancan/kernel';

const THOUSANDS = /\B(?=(?:\d{3})+\.)/g;

/** Yuan with two decimals and grouped thousands, as text. */
export function yuan(amountFen: number): string {
  return formatYuan(fen(amountFen)).replace(THOUSANDS, ',');
}
