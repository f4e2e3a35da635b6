import type { Tx } from '@nuancan/platform';
import { PlanningErrors } from '../planning/planning.errors.js';
import type { ScenarioChangeDraftDto } from './scenario.dto.js';
import type { ScenarioChange } from './scenario-change.js';

/** A change with the town of its facility, as it is stored. */
export type StoredChange = ScenarioChange & { readonly townCode: string | null };

const FACILITIES = `SELECT id, town_code AS "townCode" FROM meal_point.facilities
  WHERE id = ANY ($1) AND district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;

/** Whether each change is whole, of a facility in scope, and no repetition. @throws PLANNING.* naming the change */
export async function readChanges(tx: Tx, drafts: readonly ScenarioChangeDraftDto[]): Promise<StoredChange[]> {
  const ids = drafts.flatMap(({ facilityId }) => facilityId ?? []);
  const rows = await tx.query<{ id: string; townCode: string }[]>(FACILITIES, [ids]);
  const towns = new Map(rows.map(({ id, townCode }) => [id, townCode]));
  const seen = new Map<string, Set<string>>();
  return drafts.map((draft, at) => {
    const change = at + 1;
    if (!isWhole(draft)) throw PlanningErrors.CHANGE_NOT_WHOLE({ change });
    const {
      kind,
      facilityId = null,
      name = null,
      longitude = null,
      latitude = null,
      seats = null,
      slots = null,
    } = draft;
    const stored = { kind, facilityId, name, longitude, latitude, seats, slots };
    if (facilityId === null) return { ...stored, townCode: null };
    const townCode = towns.get(facilityId);
    if (townCode === undefined) throw PlanningErrors.FACILITY_UNKNOWN({ change });
    const kinds = seen.get(facilityId) ?? new Set();
    // What is closed has no place, hours or seats to change.
    if (kinds.has(kind) || kinds.has('close') || (kind === 'close' && kinds.size > 0))
      throw PlanningErrors.CHANGED_TWICE({ change });
    seen.set(facilityId, kinds.add(kind));
    return { ...stored, townCode };
  });
}

function isWhole({ kind, facilityId, name, longitude, latitude, seats, slots }: ScenarioChangeDraftDto): boolean {
  const has = (value: unknown): boolean => value !== undefined && value !== null;
  const isNew = kind === 'add';
  if (isNew ? has(facilityId) || !has(name) : !has(facilityId) || has(name)) return false;
  const isPlaced = isNew || kind === 'move';
  if (has(longitude) !== isPlaced || has(latitude) !== isPlaced) return false;
  if (has(seats) !== (kind === 'capacity') && !(isNew && has(seats))) return false;
  return has(slots) === (kind === 'hours') || (isNew && has(slots));
}
