import type { MealItem, MenuItem, Mode } from '../../api/contract.js';

/** What is on the tray: at most one set of the menu, dishes by count, and how it is taken. */
export interface Order {
  readonly setId: string | null;
  /** Count by menu item id; none 0. */
  readonly extras: Readonly<Record<string, number>>;
  readonly mode: Mode;
}

const MOST_OF_ONE = 99;

/** The lines of an order as they are sent and priced, the set first. */
export function orderItems({ setId, extras }: Order, menu: readonly MenuItem[]): MealItem[] {
  return menu
    .filter((item) => item.id === setId || extras[item.id] !== undefined)
    .sort((left, right) => Number(right.id === setId) - Number(left.id === setId))
    .map(({ id, name, priceFen }) => ({ menuItemId: id, name, priceFen, quantity: extras[id] ?? 1 }));
}

/** The price of the lines together, fen. */
export function itemsPriceFen(items: readonly MealItem[]): number {
  return items.reduce((sum, item) => sum + item.priceFen * item.quantity, 0);
}

/** The order with one more, or one fewer, of a dish. */
export function withExtra(order: Order, menuItemId: string, change: 1 | -1): Order {
  const count = Math.min(MOST_OF_ONE, (order.extras[menuItemId] ?? 0) + change);
  const { [menuItemId]: _gone, ...others } = order.extras;
  return { ...order, extras: count > 0 ? { ...others, [menuItemId]: count } : others };
}
