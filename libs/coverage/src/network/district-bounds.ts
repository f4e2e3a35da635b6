import type { Tx } from '@nuancan/platform';

/** Corners in 1e-7 degrees. */
export interface BoundsE7 {
  readonly minLon: number;
  readonly minLat: number;
  readonly maxLon: number;
  readonly maxLat: number;
}

// Doors, facilities and the middles of towns and villages: where the district is, as far as the register knows.
const BOUNDS = `
  SELECT min(x.longitude) AS "minLon", min(x.latitude) AS "minLat", max(x.longitude) AS "maxLon", max(x.latitude) AS "maxLat" FROM (
    SELECT longitude, latitude FROM registry.villages WHERE district_code = platform.scope_district()
    UNION ALL SELECT longitude, latitude FROM registry.towns WHERE district_code = platform.scope_district()
    UNION ALL SELECT longitude, latitude FROM meal_point.facilities WHERE district_code = platform.scope_district()
    UNION ALL SELECT longitude, latitude FROM registry.resident_addresses
      WHERE district_code = platform.scope_district() AND label = 'home' AND ended_at IS NULL) x
  WHERE x.longitude IS NOT NULL AND x.latitude IS NOT NULL`;

const E7 = 1e7;
const METRES_PER_DEGREE = 111_195;
const RADIANS = Math.PI / 180;
/** A walk may lead out of the district and back; and a village ends farther out than its middle. */
const MARGIN_METRES = 5_000;

/** The part of a network that may matter; undefined where no place is known: all of it. */
export async function districtBounds(tx: Tx): Promise<BoundsE7 | undefined> {
  const [row] = await tx.query<Record<keyof BoundsE7, number | null>[]>(BOUNDS);
  if (row === undefined || row.minLon === null) return undefined;
  const { minLon, minLat, maxLon, maxLat } = row as Record<keyof BoundsE7, number>;
  const north = MARGIN_METRES / METRES_PER_DEGREE;
  const east = north / Math.cos(Math.max(Math.abs(minLat), Math.abs(maxLat)) * RADIANS);
  return {
    minLon: Math.round((minLon - east) * E7),
    minLat: Math.round((minLat - north) * E7),
    maxLon: Math.round((maxLon + east) * E7),
    maxLat: Math.round((maxLat + north) * E7),
  };
}
