import { fen, formatYuan } from '@nuancan/kernel';

const THOUSANDS = /\B(?=(?:\d{3})+\.)/g;

/** Money in yuan with two decimals, tabular figures and grouped thousands; the sign ¥ stands in headings only. */
export function Money({ amountFen, heading = false }: { amountFen: number; heading?: boolean }) {
  return (
    <span className="money">
      {heading && '¥'}
      {formatYuan(fen(amountFen)).replace(THOUSANDS, ',')}
    </span>
  );
}
