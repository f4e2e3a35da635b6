const SIDE = 256;

/**
 * An order of places in which the next is mostly near: by cells of a grid, row by row there and back. Linear in their number,
 * and worth it: what one search has read is still at hand for the next.
 */
export function snakeOrder(lon: ArrayLike<number>, lat: ArrayLike<number>): Uint32Array {
  const [cellOfLon, cellOfLat] = [cellsOf(lon), cellsOf(lat)];
  const cellOf = (index: number): number => {
    const [x, y] = [cellOfLon(index), cellOfLat(index)];
    return SIDE * y + (y % 2 === 0 ? x : SIDE - 1 - x);
  };
  const starts = new Uint32Array(SIDE * SIDE + 1);
  for (let index = 0; index < lon.length; index += 1) starts[cellOf(index) + 1]! += 1;
  for (let cell = 0; cell < SIDE * SIDE; cell += 1) starts[cell + 1]! += starts[cell]!;
  const order = new Uint32Array(lon.length);
  for (let index = 0; index < lon.length; index += 1) {
    const cell = cellOf(index);
    order[starts[cell]!] = index;
    starts[cell]! += 1;
  }
  return order;
}

/** Where no number is, the first cell. */
function cellsOf(values: ArrayLike<number>): (index: number) => number {
  let [least, most] = [Infinity, -Infinity];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const scale = (SIDE - 1) / Math.max(1, most - least);
  return (index) => Math.floor(scale * (values[index]! - least)) || 0;
}
