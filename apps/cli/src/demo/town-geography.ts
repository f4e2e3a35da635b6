/** Where a town of the demo lies and how many of the district's residents over sixty it has. */
export interface TownGeography {
  /** Approximate centre, WGS-84 degrees. */
  readonly longitude: number;
  readonly latitude: number;
  /** Villages are strewn up to this far from the centre. */
  readonly radiusMetres: number;
  /** Share of the district's residents over sixty, relative to the others. */
  readonly weight: number;
}

/**
 * Approximate centres of the 12 towns, read off a map to about a kilometre, and rough shares of the population.
 * They make the demo look right on a map of 奉化; they are no survey, and every village, facility and home is placed
 * at random around them.
 */
export const TOWN_GEOGRAPHY: Readonly<Record<string, TownGeography>> = {
  '330213001': { longitude: 121.401, latitude: 29.654, radiusMetres: 3000, weight: 15.5 },
  '330213002': { longitude: 121.424, latitude: 29.666, radiusMetres: 3000, weight: 16.5 },
  '330213003': { longitude: 121.436, latitude: 29.712, radiusMetres: 3500, weight: 9.5 },
  '330213004': { longitude: 121.484, latitude: 29.661, radiusMetres: 5000, weight: 8.5 },
  '330213005': { longitude: 121.337, latitude: 29.667, radiusMetres: 4500, weight: 6 },
  '330213006': { longitude: 121.467, latitude: 29.728, radiusMetres: 3000, weight: 5 },
  '330213007': { longitude: 121.396, latitude: 29.575, radiusMetres: 7000, weight: 8 },
  '330213008': { longitude: 121.497, latitude: 29.562, radiusMetres: 7000, weight: 12 },
  '330213100': { longitude: 121.272, latitude: 29.682, radiusMetres: 9000, weight: 13 },
  '330213106': { longitude: 121.597, latitude: 29.583, radiusMetres: 5000, weight: 5 },
  '330213107': { longitude: 121.268, latitude: 29.522, radiusMetres: 7500, weight: 4.5 },
  '330213108': { longitude: 121.651, latitude: 29.628, radiusMetres: 3500, weight: 3 },
};
