import type { Tx } from '@nuancan/platform';
import type { Outline } from '@nuancan/walk-network';

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

interface Corners {
  readonly minLon: number;
  readonly minLat: number;
  readonly maxLon: number;
  readonly maxLat: number;
}

/** The box that everything known of the district lies in; undefined where no place is known. */
export async function districtOutline(tx: Tx): Promise<Outline | undefined> {
  const [row] = await tx.query<Record<keyof Corners, number | null>[]>(BOUNDS);
  if (row === undefined || row.minLon === null) return undefined;
  const { minLon, minLat, maxLon, maxLat } = row as Corners;
  const corner = (lon: number, lat: number) => ({ lon: Math.round(lon * E7), lat: Math.round(lat * E7) });
  const first = corner(minLon, minLat);
  return { rings: [[first, corner(maxLon, minLat), corner(maxLon, maxLat), corner(minLon, maxLat), first]] };
}
