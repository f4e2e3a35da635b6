import { hashBody } from '@nuancan/platform';
import type { Profile } from '@nuancan/walk-network';
import type { Queries } from '../load/queries.js';
import type { CountStamp } from '../planning/count-stamp.js';
import { PlanningErrors } from '../planning/planning.errors.js';
import { plannedFacilities } from '../what-if/planned-facilities.js';
import { tryChanges, type TriedChanges } from '../what-if/try-changes.js';
import type { CoverageWorld } from '../world/coverage-world.js';
import type { CoveredSlot } from '../world/world.js';
import type { StoredChange } from './read-changes.js';
import type { ScenarioChange } from './scenario-change.js';
import type { SaveScenarioDto } from './scenario.dto.js';
import { scenarioRows, type FigureRow } from './scenario-rows.js';

const ADD = `
  INSERT INTO coverage.scenarios (district_code, town_code, account_id, client_id, body_sha256, name, shared_with, siting_id, profile, slot)
  VALUES (platform.scope_district(), platform.scope_town(), platform.scope_account(), $1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (client_id) DO NOTHING RETURNING id`;
const ADD_CHANGES = `
  INSERT INTO coverage.scenario_changes (scenario_id, at, district_code, kind, facility_id, town_code, name, longitude, latitude, seats, slots)
  SELECT $1, x.at, platform.scope_district(), x.kind, x.facility_id, x.town_code, x.name, x.longitude, x.latitude, x.seats, x.slots
  FROM jsonb_populate_recordset(NULL::coverage.scenario_changes, $2::jsonb) x`;
const CLEAR = `DELETE FROM coverage.scenario_figures WHERE scenario_id = $1`;
const ADD_FIGURES = `
  INSERT INTO coverage.scenario_figures SELECT x.* FROM jsonb_populate_recordset(NULL::coverage.scenario_figures, $1::jsonb) x`;
const COUNTED = `UPDATE coverage.scenarios SET network_id = $2, inputs = $3, business_date = $4, counted_at = clock_timestamp() WHERE id = $1`;
const LOCK = `SELECT district_code AS "districtCode" FROM coverage.scenarios WHERE id = $1 FOR UPDATE`;

/** What a scenario asks. */
export interface ScenarioAsked {
  readonly profile: Profile;
  readonly slot: CoveredSlot | null;
  readonly changes: readonly ScenarioChange[];
}

/** What it would do, and over which count. */
export interface CountedScenario {
  readonly stamp: CountStamp;
  readonly businessDate: string;
  readonly rows: readonly FigureRow[];
}

/** What it would do. @throws PLANNING.FACILITY_UNKNOWN, CHANGE_OFF_NETWORK */
export function countScenario(
  world: CoverageWorld,
  { profile, slot, changes }: ScenarioAsked,
  { districtCode, inputs }: { readonly districtCode: string; readonly inputs: Buffer },
): CountedScenario {
  const planned = plannedFacilities(world, changes, (change) => PlanningErrors.FACILITY_UNKNOWN({ change }));
  const tried = tryChanges(world, world.of(profile), { planned, slot, town: null });
  refuseOffNetwork(tried);
  const { businessDate, networkId } = world.parts;
  // Activated meanwhile: the digest read before is not of this network, and the row says itself that it is stale.
  return { stamp: { networkId, inputs }, businessDate, rows: scenarioRows(world.parts, tried, districtCode) };
}

/** @throws PLANNING.CHANGE_OFF_NETWORK for a place that somebody gave; a facility that had none serves nobody */
function refuseOffNetwork({ facilities }: TriedChanges): void {
  const lost = facilities.find(({ planned, serves, isOffNetwork }) => planned.place !== null && serves && isOffNetwork);
  if (lost !== undefined) throw PlanningErrors.CHANGE_OFF_NETWORK({ change: lost.planned.place!.change + 1 });
}

/** Stores it in the name of the scope's account, without figures; null: its client id is taken. */
export async function addScenario(
  tx: Queries,
  draft: SaveScenarioDto,
  changes: readonly StoredChange[],
): Promise<string | null> {
  const [added] = await tx.query<{ id: string }[]>(ADD, [
    draft.clientId,
    Buffer.from(hashBody(draft), 'hex'),
    ...[draft.name, draft.sharedWith ?? 'nobody', draft.sitingId ?? null, draft.profile, draft.slot ?? null],
  ]);
  if (added === undefined) return null;
  const rows = changes.map(({ facilityId, townCode, ...change }, at) => ({
    at,
    facility_id: facilityId,
    town_code: townCode,
    ...change,
  }));
  await tx.query(ADD_CHANGES, [added.id, JSON.stringify(rows)]);
  return added.id;
}

/** In the system's scope: nobody says what a change would do but what computes it. @throws PLANNING.SCENARIO_NOT_FOUND */
export async function storeCounted(
  tx: Queries,
  id: string,
  { stamp, businessDate, rows }: CountedScenario,
): Promise<void> {
  // Two counts at once: the second one waits, and stands.
  const [held] = await tx.query<{ districtCode: string }[]>(LOCK, [id]);
  if (held === undefined) throw PlanningErrors.SCENARIO_NOT_FOUND();
  await tx.query(CLEAR, [id]);
  const figures = rows.map((row) => ({ scenario_id: id, district_code: held.districtCode, ...row }));
  await tx.query(ADD_FIGURES, [JSON.stringify(figures)]);
  await tx.query(COUNTED, [id, stamp.networkId, stamp.inputs, businessDate]);
}
