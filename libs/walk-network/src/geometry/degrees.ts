/** Coordinates are kept in whole 1e-7 degrees, as OpenStreetMap has them: 11 mm, and equal on every machine. */
export const E7 = 1e7;

/** Whole 1e-7 degrees of degrees. */
export function toE7(degrees: number): number {
  return Math.round(degrees * E7);
}
