import type { Restriction } from '@nuancan/registry';
import type { OrderDto } from '../order/order.dto.js';
import type { RestrictionCountDto, SetCountDto } from './kitchen-sheet.dto.js';

type Counted = Pick<OrderDto, 'state' | 'setName' | 'restrictions' | 'clashes' | 'problems'>;

interface Portions {
  readonly portions: number;
  readonly unsettled: number;
  readonly sets: SetCountDto[];
  readonly restrictions: RestrictionCountDto[];
}

/** What is to be cooked of the orders that stand: by set, and by what people do not eat. One person may be in several of these. */
export function countPortions(orders: readonly Counted[]): Portions {
  const standing = orders.filter(({ state }) => state !== 'cancelled');
  const sets = new Map<string | null, number>();
  const restrictions = new Map<Restriction, RestrictionCountDto>();
  for (const { setName, restrictions: avoided, clashes } of standing) {
    sets.set(setName, (sets.get(setName) ?? 0) + 1);
    for (const restriction of avoided) {
      const count = restrictions.get(restriction) ?? { restriction, portions: 0, clashes: 0 };
      count.portions += 1;
      if (clashes.length > 0 && (restriction === 'chronic_disease' || clashes.includes(restriction)))
        count.clashes += 1;
      restrictions.set(restriction, count);
    }
  }
  return {
    portions: standing.length,
    unsettled: standing.filter(({ problems }) => problems.length > 0).length,
    sets: [...sets]
      .map(([setName, portions]) => ({ setName, portions }))
      .sort((left, right) => right.portions - left.portions || (left.setName ?? '').localeCompare(right.setName ?? '')),
    restrictions: [...restrictions.values()].sort(
      (left, right) => right.portions - left.portions || left.restriction.localeCompare(right.restriction),
    ),
  };
}
