import type { Tx } from '@nuancan/platform';
import type { MisplacedFacilityDto, NetworkPlacesDto } from './network.dto.js';

const UNITS_PER_METRE = 1e5;
/** As `placePoints` of walk-network: GCJ-02 taken for WGS-84 is farther from the nearest street. */
const MOST_MEDIAN_METRES = 100;

const HOMES = `
  SELECT count(*)::int AS homes, count(*) FILTER (WHERE s.problem = 'off_network')::int AS "offNetwork",
    count(*) FILTER (WHERE s.problem = 'swapped')::int AS swapped, count(*) FILTER (WHERE s.problem = 'not_degrees')::int AS "notDegrees",
    percentile_disc(0.5) WITHIN GROUP (ORDER BY s.access) AS median
  FROM coverage.resident_snaps s WHERE s.network_id = $1`;
const FACILITIES = `
  SELECT f.id AS "facilityId", f.name, f.town_code AS "townCode", s.problem FROM coverage.facility_snaps s
  JOIN meal_point.facilities f ON f.id = s.facility_id WHERE s.network_id = $1 AND s.problem IS NOT NULL AND f.closed_on IS NULL
  ORDER BY f.code LIMIT 500`;

type HomesRow = Pick<NetworkPlacesDto, 'homes' | 'offNetwork' | 'swapped' | 'notDegrees'> & {
  readonly median: number | null;
};

/** How people and facilities meet a network, under the system's scope: counts of homes, names of facilities. */
export async function placesOf(tx: Tx, networkId: string): Promise<NetworkPlacesDto> {
  const [row] = await tx.query<[HomesRow]>(HOMES, [networkId]);
  const facilities = await tx.query<MisplacedFacilityDto[]>(FACILITIES, [networkId]);
  const { median, ...homes } = row;
  const medianAccessMetres = median === null ? null : median / UNITS_PER_METRE;
  const isShifted = (medianAccessMetres ?? 0) > MOST_MEDIAN_METRES || homes.offNetwork > homes.homes / 2;
  return { ...homes, medianAccessMetres, isShifted, facilities };
}
