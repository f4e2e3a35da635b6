const BITS = 16;
const SIDE = 2 ** BITS;

/** An area in 1e-7 degrees. */
export interface BoundsE7 {
  readonly minLon: number;
  readonly minLat: number;
  readonly maxLon: number;
  readonly maxLat: number;
}

/**
 * Places along a Hilbert curve through `bounds`: near on the curve is near on the ground, and what is near in memory is fast.
 */
export function hilbertOf(lon: number, lat: number, bounds: BoundsE7): number {
  const { minLon, minLat, maxLon, maxLat } = bounds;
  let x = Math.floor(((SIDE - 1) * (lon - minLon)) / Math.max(1, maxLon - minLon));
  let y = Math.floor(((SIDE - 1) * (lat - minLat)) / Math.max(1, maxLat - minLat));
  let along = 0;
  for (let side = SIDE / 2; side >= 1; side /= 2) {
    const right = (x & side) > 0 ? 1 : 0;
    const upper = (y & side) > 0 ? 1 : 0;
    along += side * side * ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) {
        x = SIDE - 1 - x;
        y = SIDE - 1 - y;
      }
      [x, y] = [y, x];
    }
  }
  return along;
}
