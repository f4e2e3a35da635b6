import { fen, formatYuan } from '@nuancan/kernel';

/** Money in yuan with two decimals and tabular figures; the sign ¥ stands in headings only. */
export function Money({ amountFen, heading = false }: { amountFen: number; heading?: boolean }) {
  return (
    <span className="money">
      {heading && '¥'}
      {formatYuan(fen(amountFen))}
    </span>
  );
}
