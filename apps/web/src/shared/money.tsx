import { yuan } from './yuan.js';

/** Money in yuan with two decimals, tabular figures and grouped thousands; the sign ¥ stands in headings only. */
export function Money({ amountFen, heading = false }: { amountFen: number; heading?: boolean }) {
  return (
    <span className="money">
      {heading && '¥'}
      {yuan(amountFen)}
    </span>
  );
}
