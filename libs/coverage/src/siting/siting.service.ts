import { Injectable } from '@nestjs/common';
import { Database, decodeCursor, encodeCursor, hashBody, Outbox, type Scope, type Tx } from '@nuancan/platform';
import { ActiveNetwork } from '../load/active-network.js';
import { tellingOfPlan, toldEach, toldPeople, type Telling } from '../figure/telling.js';
import { readCountStamp, STALE } from '../planning/count-stamp.js';
import { PlanningErrors } from '../planning/planning.errors.js';
import type { SharePlanDto } from '../scenario/scenario.dto.js';
import type {
  AskSitingDto,
  SitingDetailDto,
  SitingDto,
  SitingListDto,
  SitingProgressDto,
  SitingQueryDto,
  SitingSiteDto,
} from './siting.dto.js';
import { addSiting, answerSiting, type AnsweredSiting } from './answer-siting.js';

const COLUMNS = `s.id, s.name, s.shared_with AS "sharedWith", s.town_code AS "townCode", s.account_id = platform.scope_account() AS "isOwn",
  s.asked_at AS "askedAt", s.network_id AS "networkId", s.business_date AS "businessDate", s.profile, s.slot, s.source, s.weighting,
  s.most_sites AS "mostSites", s.budget_fen AS "budgetFen", s.seats, s.candidates, s.off_network AS "offNetwork", s.people, s.reached,
  s.newly, s.covered, s.bound, s.state,
  s.ended_at AS "endedAt", ${STALE('s')} AS "isStale"`;
const SITES = `SELECT name, longitude, latitude, cost_fen AS "costFen", seats, alone FROM coverage.siting_sites
  WHERE siting_id = $1 AND is_chosen ORDER BY alone DESC, at`;
const PROGRESS = `SELECT seconds, most_seconds AS "mostSeconds" FROM coverage.siting_progress WHERE siting_id = $1`;
type SitingRow = Omit<SitingDto, ToldKey | 'gap'> & { readonly [key in ToldKey]: number };
type ToldKey = 'people' | 'reached' | 'newly' | 'covered' | 'bound';
type SiteRow = Omit<SitingSiteDto, 'alone'> & { readonly alone: number };

/** 选址: answers at once, asks the queue for the proof, and keeps both. */
@Injectable()
export class SitingService {
  constructor(
    private readonly database: Database,
    private readonly active: ActiveNetwork,
    private readonly outbox: Outbox,
  ) {}

  async list(scope: Scope, { limit, cursor }: SitingQueryDto): Promise<SitingListDto> {
    const before = cursor === undefined ? null : decodeCursor(cursor, 1)[0]!;
    return this.database.scoped(scope, async (tx) => {
      const rows = await tx.query<SitingRow[]>(
        `SELECT ${COLUMNS} FROM coverage.sitings s WHERE s.district_code = platform.scope_district() AND ($1::uuid IS NULL OR s.id < $1)
         ORDER BY s.id DESC LIMIT $2`,
        [before, limit + 1],
      );
      const last = rows.length > limit ? rows[limit - 1] : undefined;
      const items = rows.slice(0, limit).map((row) => toldSiting(row, tellingOfPlan(scope, row.townCode)));
      return { items, nextCursor: last === undefined ? null : encodeCursor([last.id]) };
    });
  }

  async get(scope: Scope, id: string): Promise<SitingDetailDto> {
    return this.database.snapshot(scope, (tx) => read(tx, scope, id));
  }

  /** @throws PLANNING.NO_NETWORK, CANDIDATES, NO_CANDIDATES, TOO_LARGE, CLIENT_ID_CLASH */
  async ask(scope: Scope, asked: AskSitingDto): Promise<SitingDetailDto> {
    const known = await this.database.scoped(scope, (tx) => askedBefore(tx, asked));
    if (known !== null) return this.get(scope, known);
    const answered = await this.answer(scope, asked);
    const id = await this.database.scoped(scope, async (tx) => {
      const added = await addSiting(tx, asked, answered);
      if (added === null) return askedBefore(tx, asked);
      await this.outbox.add(tx, {
        job: 'prove-siting',
        districtCode: scope.districtCode,
        payload: { sitingId: added },
      });
      return added;
    });
    // Somebody else's client id, which the scope does not see.
    if (id === null) throw PlanningErrors.CLIENT_ID_CLASH();
    return this.get(scope, id);
  }

  /** Whoever asked for it. @throws PLANNING.SITING_NOT_FOUND, NO_TOWN */
  async share(scope: Scope, id: string, { name, sharedWith }: SharePlanDto): Promise<SitingDetailDto> {
    if (sharedWith === 'town' && scope.townCode === null) throw PlanningErrors.NO_TOWN();
    return this.database.scoped(scope, async (tx) => {
      const [shared] = await tx.query<[unknown[], number]>(
        `UPDATE coverage.sitings SET name = coalesce($2, name), shared_with = coalesce($3, shared_with)
         WHERE id = $1 AND account_id = platform.scope_account() RETURNING id`,
        [id, name ?? null, sharedWith ?? null],
      );
      if (shared.length === 0) throw PlanningErrors.SITING_NOT_FOUND();
      return read(tx, scope, id);
    });
  }

  /** Whoever asked for it. @throws PLANNING.SITING_NOT_FOUND */
  async remove(scope: Scope, id: string): Promise<void> {
    await this.database.scoped(scope, async (tx) => {
      const [gone] = await tx.query<[unknown[], number]>(
        `DELETE FROM coverage.sitings WHERE id = $1 AND account_id = platform.scope_account() RETURNING id`,
        [id],
      );
      if (gone.length === 0) throw PlanningErrors.SITING_NOT_FOUND();
    });
  }

  private async answer(scope: Scope, asked: AskSitingDto): Promise<AnsweredSiting> {
    const { inputs } = await this.database.scoped(scope, readCountStamp);
    return answerSiting(await this.active.of(scope), asked, { townCode: scope.townCode, inputs });
  }
}

/** The siting that was asked for under the same client id. @throws PLANNING.CLIENT_ID_CLASH when it is another one */
async function askedBefore(tx: Tx, asked: AskSitingDto): Promise<string | null> {
  const [known] = await tx.query<{ id: string; isSame: boolean }[]>(
    `SELECT id, body_sha256 = decode($2, 'hex') AS "isSame" FROM coverage.sitings WHERE client_id = $1 AND account_id = platform.scope_account()`,
    [asked.clientId, hashBody(asked)],
  );
  if (known !== undefined && !known.isSame) throw PlanningErrors.CLIENT_ID_CLASH();
  return known?.id ?? null;
}

async function read(tx: Tx, scope: Scope, id: string): Promise<SitingDetailDto> {
  const [row] = await tx.query<SitingRow[]>(`SELECT ${COLUMNS} FROM coverage.sitings s WHERE s.id = $1`, [id]);
  if (row === undefined) throw PlanningErrors.SITING_NOT_FOUND();
  const [progress = null] = await tx.query<SitingProgressDto[]>(PROGRESS, [id]);
  const sites = await tx.query<SiteRow[]>(SITES, [id]);
  const telling = tellingOfPlan(scope, row.townCode);
  return {
    ...toldSiting(row, telling),
    sites: sites.map((site) => ({ ...site, alone: toldPeople(site.alone, telling) })),
    progress,
  };
}

/** The gap is one of what is told: of exact numbers it would tell them. */
function toldSiting(row: SitingRow, telling: Telling): SitingDto {
  const { people, reached, newly, covered, bound } = row;
  const told = toldEach({ people, reached, newly, covered, bound }, telling);
  const gap =
    told.bound === null || told.covered === null
      ? null
      : told.bound === 0
        ? 0
        : (told.bound - told.covered) / told.bound;
  return { ...row, ...told, gap };
}
