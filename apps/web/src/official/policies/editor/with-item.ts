/** The list with another item at a place. */
export function withItem<T>(items: readonly T[], at: number, item: T): T[] {
  return items.map((one, place) => (place === at ? item : one));
}

/** The list without the item at a place. */
export function without<T>(items: readonly T[], at: number): T[] {
  return items.filter((_, place) => place !== at);
}

/** The list with an item moved before the one ahead of it. */
export function moveAhead<T>(items: readonly T[], at: number): T[] {
  const moved = items[at];
  if (at === 0 || moved === undefined) return [...items];
  return [...items.slice(0, at - 1), moved, ...items.slice(at - 1, at), ...items.slice(at + 1)];
}
