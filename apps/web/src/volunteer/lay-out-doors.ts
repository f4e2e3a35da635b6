/** A door with a place, WGS-84. */
export interface PlacedDoor {
  readonly longitude: number;
  readonly latitude: number;
}

const MARGIN = 0.12;
const DEGREE = Math.PI / 180;

/** Where each door is drawn in a square of this side, north up and in true proportion; within its margins. Pure. */
export function layOutDoors(doors: readonly PlacedDoor[], side: number): { readonly x: number; readonly y: number }[] {
  const middle = doors.reduce((sum, { latitude }) => sum + latitude, 0) / Math.max(1, doors.length);
  const flat = doors.map(({ longitude, latitude }) => [longitude * Math.cos(middle * DEGREE), -latitude] as const);
  const [xs, ys] = [flat.map(([x]) => x), flat.map(([, y]) => y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const extent = Math.max(east - west, south - north);
  const scale = extent > 0 ? (side * (1 - 2 * MARGIN)) / extent : 0;
  return flat.map(([x, y]) => ({
    x: side / 2 + (x - (west + east) / 2) * scale,
    y: side / 2 + (y - (north + south) / 2) * scale,
  }));
}
