import { OFF_NETWORK, type Snaps } from '@nuancan/walk-network';
import type { WorldFacility } from '../world/world.js';
import type { Queries } from './queries.js';

/** Facilities that are not closed for good on a day: those to come and those suspended, too, which serve nobody. */
const FACILITIES = `
  SELECT f.id, f.code, f.name, f.tier, f.town_code AS "townCode", f.village_code AS "villageCode", f.longitude, f.latitude, f.seats,
    t.state = 'open' AND f.opened_on <= $1 AND (f.tier <> 'central_kitchen' OR f.seats > 0) IS TRUE AS "isOpen",
    (SELECT array_agg(DISTINCT h.slot ORDER BY h.slot) FROM meal_point.opening_hours h
      WHERE h.facility_id = f.id AND h.valid_from <= $1 AND (h.valid_to IS NULL OR h.valid_to >= $1)) AS slots,
    s.edge, s.along, s.access, s.problem
  FROM meal_point.facilities f
  CROSS JOIN LATERAL (SELECT x.state FROM meal_point.facility_states x WHERE x.facility_id = f.id AND x.valid_from <= $1
    ORDER BY x.seq DESC LIMIT 1) t
  LEFT JOIN coverage.facility_snaps s ON s.facility_id = f.id AND s.network_id = $2
  WHERE f.district_code = platform.scope_district() AND t.state <> 'closed' AND (f.closed_on IS NULL OR f.closed_on >= $1)
  ORDER BY f.code`;

type FacilityRow = WorldFacility & {
  readonly edge: number | null;
  readonly along: number | null;
  readonly access: number | null;
};

/** Facilities with their places on a network, by the order of their codes. */
export interface LoadedFacilities {
  readonly facilities: readonly WorldFacility[];
  readonly facilitySnaps: Snaps;
}

/** Those of a day, in the scope's district. */
export async function loadFacilities(tx: Queries, businessDate: string, networkId: string): Promise<LoadedFacilities> {
  const rows = await tx.query<FacilityRow[]>(FACILITIES, [businessDate, networkId]);
  return {
    facilities: rows.map(({ edge: _, along: __, access: ___, ...facility }) => facility),
    facilitySnaps: {
      edge: Uint32Array.from(rows, ({ edge }) => edge ?? OFF_NETWORK),
      along: Float64Array.from(rows, ({ along }) => along ?? 0),
      access: Float64Array.from(rows, ({ access }) => access ?? Number.NaN),
    },
  };
}
