import type { Tx } from '@nuancan/platform';
import { digestWorld } from '../load/digest-world.js';
import { loadWorld, type WorldAsked } from '../load/load-world.js';
import { CoverageWorld } from '../world/coverage-world.js';
import { figureRows } from './figure-rows.js';

const LAST = `SELECT inputs FROM coverage.runs WHERE district_code = platform.scope_district() ORDER BY business_date DESC LIMIT 1`;
// Of a day the last count stands.
const REPLACE = `DELETE FROM coverage.runs WHERE district_code = platform.scope_district() AND business_date = $1`;
const ADD_RUN = `INSERT INTO coverage.runs (district_code, business_date, network_id, inputs)
  VALUES (platform.scope_district(), $1, $2, $3) RETURNING id`;
const ADD_AREAS = `
  INSERT INTO coverage.area_figures (run_id, district_code, profile, level, code, town_code, people, over_80, dependent, lives_alone,
    reached, reached_over_80, reached_dependent, reached_lives_alone, delivery_only, not_reached, off_network, without_place, trusted,
    seats, facilities, walked_seconds, nearest_facility_id, nearest_seconds)
  SELECT $1, platform.scope_district(), x.profile, x.level, x.code, x.town_code, x.people, x.over_80, x.dependent, x.lives_alone,
    x.reached, x.reached_over_80, x.reached_dependent, x.reached_lives_alone, x.delivery_only, x.not_reached, x.off_network,
    x.without_place, x.trusted, x.seats, x.facilities, x.walked_seconds, x.nearest_facility_id, x.nearest_seconds
  FROM jsonb_populate_recordset(NULL::coverage.area_figures, $2::jsonb) x`;
const ADD_FACILITIES = `
  INSERT INTO coverage.facility_figures (run_id, district_code, profile, facility_id, town_code, reached, nearest_of, only_here, seats,
    seats_per_hundred)
  SELECT $1, platform.scope_district(), x.profile, x.facility_id, x.town_code, x.reached, x.nearest_of, x.only_here, x.seats,
    x.seats_per_hundred
  FROM jsonb_populate_recordset(NULL::coverage.facility_figures, $2::jsonb) x`;

/** Counts the district of the system's scope and stores it as the day's, unless nothing moved since it was counted last. */
export async function countDistrict(
  tx: Tx,
  asked: WorldAsked,
  districtCode: string,
): Promise<'counted' | 'nothing_moved'> {
  const parts = await loadWorld(tx, asked);
  const inputs = digestWorld(parts);
  const [last] = await tx.query<{ inputs: Buffer }[]>(LAST);
  if (last !== undefined && inputs.equals(last.inputs)) return 'nothing_moved';
  const { areas, facilities } = figureRows(new CoverageWorld(parts), districtCode);
  await tx.query(REPLACE, [asked.businessDate]);
  const [run] = await tx.query<{ id: string }[]>(ADD_RUN, [asked.businessDate, asked.networkId, inputs]);
  await tx.query(ADD_AREAS, [run!.id, JSON.stringify(areas)]);
  await tx.query(ADD_FACILITIES, [run!.id, JSON.stringify(facilities)]);
  return 'counted';
}
