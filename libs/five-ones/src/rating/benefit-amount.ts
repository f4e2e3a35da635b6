import { unreachable } from '@nuancan/kernel';
import type { Benefit } from '../policy/policy.js';

/** What a benefit takes off a price, in fen: 0 … price. Percentages are rounded down to the fen. */
export function benefitAmount(benefit: Benefit, priceFen: number): number {
  switch (benefit.kind) {
    case 'none':
      return 0;
    case 'fixed':
      return Math.min(benefit.amountFen, priceFen);
    case 'percentage': {
      // In two parts, so that a product beyond 2^53 cannot lose a fen.
      const whole = Math.floor(priceFen / 100) * benefit.percent;
      const amountFen = whole + Math.floor(((priceFen % 100) * benefit.percent) / 100);
      return benefit.capFen === null ? amountFen : Math.min(amountFen, benefit.capFen);
    }
    case 'elder_pays':
      return Math.max(0, priceFen - benefit.amountFen);
    case 'elder_pays_by_price': {
      const level = benefit.levels.find((candidate) => candidate.priceFen === priceFen);
      return level ? Math.max(0, priceFen - level.elderPaysFen) : 0;
    }
    default:
      return unreachable(benefit);
  }
}
