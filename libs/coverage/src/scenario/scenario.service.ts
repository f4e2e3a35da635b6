import { Injectable } from '@nestjs/common';
import { actAs, Database, decodeCursor, encodeCursor, hashBody, systemScope, type Scope, type Tx } from '@nuancan/platform';
import type { Profile } from '@nuancan/walk-network';
import { ActiveNetwork } from '../load/active-network.js';
import { tellingTo, toldEach, type Telling } from '../figure/telling.js';
import { readCountStamp, STALE, type CountStamp } from '../planning/count-stamp.js';
import { PlanningErrors } from '../planning/planning.errors.js';
import { plannedFacilities } from '../what-if/planned-facilities.js';
import { tryChanges, type TriedChanges } from '../what-if/try-changes.js';
import type { CoveredSlot } from '../world/world.js';
import { readChanges, type StoredChange } from './read-changes.js';
import type { ScenarioChange } from './scenario-change.js';
import { scenarioRows, type FigureRow } from './scenario-rows.js';
import type {
  SaveScenarioDto,
  ScenarioChangeDto,
  ScenarioDetailDto,
  ScenarioDto,
  ScenarioFigureDto,
  ScenarioListDto,
  ScenarioQueryDto,
  SharePlanDto,
} from './scenario.dto.js';

const COLUMNS = `s.id, s.name, s.shared_with AS "sharedWith", s.town_code AS "townCode", s.account_id = platform.scope_account() AS "isOwn",
  s.created_at AS "createdAt", s.profile, s.slot, s.siting_id AS "sitingId",
  (SELECT count(*)::int FROM coverage.scenario_changes c WHERE c.scenario_id = s.id) AS changes, s.network_id AS "networkId",
  s.business_date AS "businessDate", s.counted_at AS "countedAt", ${STALE('s')} AS "isStale",
  coalesce(f.reached_before, 0) AS "reachedBefore", coalesce(f.reached_after, 0) AS "reachedAfter"`;
// Of the district, or of the reader's town: row security shows a town its own row only.
const FROM = `FROM coverage.scenarios s LEFT JOIN coverage.scenario_figures f ON f.scenario_id = s.id
  AND f.code = coalesce(platform.scope_town(), platform.scope_district())`;
const CHANGES = `SELECT c.kind, c.facility_id AS "facilityId", coalesce(c.name, m.name) AS name, c.longitude, c.latitude, c.seats, c.slots
  FROM coverage.scenario_changes c LEFT JOIN meal_point.facilities m ON m.id = c.facility_id WHERE c.scenario_id = $1 ORDER BY c.at`;
const FIGURES = `
  SELECT f.level, f.code, coalesce(t.name, d.name) AS name, f.people, f.reached_before AS "reachedBefore", f.reached_after AS "reachedAfter",
    f.gained, f.lost, f.over_80_before AS "over80Before", f.over_80_after AS "over80After", f.dependent_before AS "dependentBefore",
    f.dependent_after AS "dependentAfter", f.lives_alone_before AS "livesAloneBefore", f.lives_alone_after AS "livesAloneAfter",
    f.not_reached_before AS "notReachedBefore", f.not_reached_after AS "notReachedAfter", f.seats_before AS "seatsBefore",
    f.seats_after AS "seatsAfter", f.facilities_before AS "facilitiesBefore", f.facilities_after AS "facilitiesAfter"
  FROM coverage.scenario_figures f LEFT JOIN registry.towns t ON t.code = f.town_code LEFT JOIN registry.districts d ON d.code = f.code
  WHERE f.scenario_id = $1 ORDER BY f.level, f.code`;
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
interface Asked {
  readonly profile: Profile;
  readonly slot: CoveredSlot | null;
  readonly changes: readonly ScenarioChange[];
}

/** What it would do, and over which count. */
interface Counted {
  readonly stamp: CountStamp;
  readonly businessDate: string;
  readonly rows: readonly FigureRow[];
}

/** 方案: keeps, counts, shares and deletes lists of changes. */
@Injectable()
export class ScenarioService {
  constructor(
    private readonly database: Database,
    private readonly active: ActiveNetwork,
  ) {}

  async list(scope: Scope, { limit, cursor }: ScenarioQueryDto): Promise<ScenarioListDto> {
    const before = cursor === undefined ? null : decodeCursor(cursor, 1)[0]!;
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.query<ScenarioDto[]>(
        `SELECT ${COLUMNS} ${FROM} WHERE s.district_code = platform.scope_district() AND ($1::uuid IS NULL OR s.id < $1) ORDER BY s.id DESC LIMIT $2`,
        [before, limit + 1],
      );
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      const items = rows.slice(0, limit).map((row) => toldScenario(row, tellingTo(scope)));
      return { items, nextCursor: last === undefined ? null : encodeCursor([last.id]) };
    });
  }

  async get(scope: Scope, id: string): Promise<ScenarioDetailDto> {
    return this.database.snapshot(scope, (tx) => read(tx, scope, id));
  }

  /** Nothing is kept that cannot be counted. @throws PLANNING.* */
  async save(scope: Scope, draft: SaveScenarioDto): Promise<ScenarioDetailDto> {
    if (draft.sharedWith === 'town' && scope.townCode === null) throw PlanningErrors.NO_TOWN();
    const known = await this.database.scoped(scope, (tx) => savedBefore(tx, draft));
    if (known !== null) return this.get(scope, known);
    const changes = await this.database.scoped(scope, (tx) => readChanges(tx, draft.changes));
    const counted = await this.figures(scope, { profile: draft.profile, slot: draft.slot ?? null, changes });
    const saved = await this.database.scoped(scope, async (tx) => {
      const { id, isNew } = await insert(tx, draft, changes);
      if (isNew) await actAs(tx, systemScope(scope.districtCode), () => store(tx, id, counted));
      return id;
    });
    return this.get(scope, saved);
  }

  /** Whoever made it. @throws PLANNING.SCENARIO_NOT_FOUND, NO_TOWN */
  async share(scope: Scope, id: string, { name, sharedWith }: SharePlanDto): Promise<ScenarioDetailDto> {
    if (sharedWith === 'town' && scope.townCode === null) throw PlanningErrors.NO_TOWN();
    return this.database.scoped(scope, async (tx) => {
      const [shared] = await tx.query<[unknown[], number]>(
        `UPDATE coverage.scenarios SET name = coalesce($2, name), shared_with = coalesce($3, shared_with)
         WHERE id = $1 AND account_id = platform.scope_account() RETURNING id`,
        [id, name ?? null, sharedWith ?? null],
      );
      if (shared.length === 0) throw PlanningErrors.SCENARIO_NOT_FOUND();
      return read(tx, scope, id);
    });
  }

  /** @throws PLANNING.SCENARIO_NOT_FOUND, FACILITY_UNKNOWN, CHANGE_OFF_NETWORK, NO_NETWORK */
  async count(scope: Scope, id: string): Promise<ScenarioDetailDto> {
    const { profile, slot, changeList } = await this.get(scope, id);
    const counted = await this.figures(scope, { profile, slot, changes: changeList });
    await this.database.scoped(systemScope(scope.districtCode), (tx) => store(tx, id, counted));
    return this.get(scope, id);
  }

  /** Whoever made it. @throws PLANNING.SCENARIO_NOT_FOUND */
  async remove(scope: Scope, id: string): Promise<void> {
    await this.database.scoped(scope, async (tx) => {
      const [gone] = await tx.query<[unknown[], number]>(
        `DELETE FROM coverage.scenarios WHERE id = $1 AND account_id = platform.scope_account() RETURNING id`,
        [id],
      );
      if (gone.length === 0) throw PlanningErrors.SCENARIO_NOT_FOUND();
    });
  }

  private async figures(scope: Scope, { profile, slot, changes }: Asked): Promise<Counted> {
    const stamp = await this.database.scoped(scope, readCountStamp);
    const world = await this.active.of(scope);
    const planned = plannedFacilities(world, changes, (change) => PlanningErrors.FACILITY_UNKNOWN({ change }));
    const tried = tryChanges(world, world.of(profile), { planned, slot, town: null });
    refuseOffNetwork(tried);
    const { businessDate, networkId } = world.parts;
    // Activated meanwhile: the digest read before is not of this network, and the row says itself that it is stale.
    return { stamp: { networkId, inputs: stamp.inputs }, businessDate, rows: scenarioRows(world.parts, tried, scope.districtCode) };
  }
}

/** In the system's scope: nobody says what a change would do but what computes it. */
async function store(tx: Tx, id: string, { stamp, businessDate, rows }: Counted): Promise<void> {
  // Two counts at once: the second one waits, and stands.
  const [held] = await tx.query<{ districtCode: string }[]>(LOCK, [id]);
  if (held === undefined) throw PlanningErrors.SCENARIO_NOT_FOUND();
  await tx.query(CLEAR, [id]);
  const figures = rows.map((row) => ({ scenario_id: id, district_code: held.districtCode, ...row }));
  await tx.query(ADD_FIGURES, [JSON.stringify(figures)]);
  await tx.query(COUNTED, [id, stamp.networkId, stamp.inputs, businessDate]);
}

/** @throws PLANNING.CHANGE_OFF_NETWORK for a place that somebody gave; a facility that had none serves nobody */
function refuseOffNetwork({ facilities }: TriedChanges): void {
  const lost = facilities.find(({ planned, serves, isOffNetwork }) => planned.place !== null && serves && isOffNetwork);
  if (lost !== undefined) throw PlanningErrors.CHANGE_OFF_NETWORK({ change: lost.planned.place!.change + 1 });
}

/** The scenario that was saved under the same client id. @throws PLANNING.CLIENT_ID_CLASH when it is another one */
async function savedBefore(tx: Tx, draft: SaveScenarioDto): Promise<string | null> {
  const [known] = await tx.query<{ id: string; isSame: boolean }[]>(
    `SELECT id, body_sha256 = decode($2, 'hex') AS "isSame" FROM coverage.scenarios WHERE client_id = $1 AND account_id = platform.scope_account()`,
    [draft.clientId, hashBody(draft)],
  );
  if (known !== undefined && !known.isSame) throw PlanningErrors.CLIENT_ID_CLASH();
  return known?.id ?? null;
}

async function insert(tx: Tx, draft: SaveScenarioDto, changes: readonly StoredChange[]): Promise<{ id: string; isNew: boolean }> {
  const sitingId = draft.sitingId ?? null;
  const sitings = await tx.query<unknown[]>('SELECT FROM coverage.sitings WHERE id = $1', [sitingId]);
  if (sitingId !== null && sitings.length === 0) throw PlanningErrors.SITING_NOT_FOUND();
  const [added] = await tx.query<{ id: string }[]>(ADD, [
    draft.clientId,
    Buffer.from(hashBody(draft), 'hex'),
    ...[draft.name, draft.sharedWith ?? 'nobody', sitingId, draft.profile, draft.slot ?? null],
  ]);
  if (added === undefined) {
    const id = await savedBefore(tx, draft);
    // Somebody else's client id, which the scope does not see.
    if (id === null) throw PlanningErrors.CLIENT_ID_CLASH();
    return { id, isNew: false };
  }
  const rows = changes.map(({ facilityId, townCode, ...change }, at) => ({ at, facility_id: facilityId, town_code: townCode, ...change }));
  await tx.query(ADD_CHANGES, [added.id, JSON.stringify(rows)]);
  return { id: added.id, isNew: true };
}

async function read(tx: Tx, scope: Scope, id: string): Promise<ScenarioDetailDto> {
  const [row] = await tx.query<ScenarioDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE s.id = $1`, [id]);
  if (row === undefined) throw PlanningErrors.SCENARIO_NOT_FOUND();
  const changeList = await tx.query<ScenarioChangeDto[]>(CHANGES, [id]);
  const figures = await tx.query<ScenarioFigureDto[]>(FIGURES, [id]);
  // A town is shown its own row only, whose people it knows.
  const telling = tellingTo(scope);
  return { ...toldScenario(row, telling), changeList, figures: figures.map((figure) => toldFigure(figure, telling)) };
}

function toldScenario({ reachedBefore, reachedAfter, ...row }: ScenarioDto, telling: Telling): ScenarioDto {
  return { ...row, ...toldEach({ reachedBefore, reachedAfter }, telling) };
}

function toldFigure(figure: ScenarioFigureDto, telling: Telling): ScenarioFigureDto {
  const { level, code, name, seatsBefore, seatsAfter, facilitiesBefore, facilitiesAfter, ...people } = figure;
  return { level, code, name, ...toldEach(people, telling), seatsBefore, seatsAfter, facilitiesBefore, facilitiesAfter };
}
