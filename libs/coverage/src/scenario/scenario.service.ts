import { Injectable } from '@nestjs/common';
import {
  actAs,
  Database,
  decodeCursor,
  encodeCursor,
  hashBody,
  systemScope,
  type Scope,
  type Tx,
} from '@nuancan/platform';
import { ActiveNetwork } from '../load/active-network.js';
import { tellingTo, toldEach, type Telling } from '../figure/telling.js';
import { readCountStamp, STALE } from '../planning/count-stamp.js';
import { PlanningErrors } from '../planning/planning.errors.js';
import {
  addScenario,
  countScenario,
  storeCounted,
  type CountedScenario,
  type ScenarioAsked,
} from './count-scenario.js';
import { readChanges, type StoredChange } from './read-changes.js';
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
      if (isNew) await actAs(tx, systemScope(scope.districtCode), () => storeCounted(tx, id, counted));
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
    await this.database.scoped(systemScope(scope.districtCode), (tx) => storeCounted(tx, id, counted));
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

  private async figures(scope: Scope, asked: ScenarioAsked): Promise<CountedScenario> {
    const { inputs } = await this.database.scoped(scope, readCountStamp);
    return countScenario(await this.active.of(scope), asked, { districtCode: scope.districtCode, inputs });
  }
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

async function insert(
  tx: Tx,
  draft: SaveScenarioDto,
  changes: readonly StoredChange[],
): Promise<{ id: string; isNew: boolean }> {
  const sitingId = draft.sitingId ?? null;
  const sitings = await tx.query<unknown[]>('SELECT FROM coverage.sitings WHERE id = $1', [sitingId]);
  if (sitingId !== null && sitings.length === 0) throw PlanningErrors.SITING_NOT_FOUND();
  const added = await addScenario(tx, draft, changes);
  if (added !== null) return { id: added, isNew: true };
  const id = await savedBefore(tx, draft);
  // Somebody else's client id, which the scope does not see.
  if (id === null) throw PlanningErrors.CLIENT_ID_CLASH();
  return { id, isNew: false };
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
  return {
    level,
    code,
    name,
    ...toldEach(people, telling),
    seatsBefore,
    seatsAfter,
    facilitiesBefore,
    facilitiesAfter,
  };
}
