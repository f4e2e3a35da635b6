import { Injectable } from '@nestjs/common';
import type { ErrorFactory } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { maskName, violatedConstraint } from '@nuancan/registry';
import { checkOf } from '../check/checks.js';
import type {
  DecideFindingDto,
  EvidenceMealDto,
  FindingDecisionDto,
  FindingDetailDto,
  FindingDto,
  FindingListDto,
  FindingQueryDto,
} from './finding.dto.js';
import { FindingErrors } from './finding.errors.js';

const COLUMNS = `f.id, f.facility_id AS "facilityId", p.name AS "facilityName", f.town_code AS "townCode",
  to_char(f.month, 'YYYY-MM') AS month, f.code, f.severity, CASE WHEN f.gone_at IS NULL THEN f.state ELSE 'gone' END AS state,
  f.gone_because AS "goneBecause", f.asks, f.late, f.stake_fen AS "stakeFen", CASE WHEN platform.scope_role() = 'operator'
    OR EXISTS (SELECT FROM canteen.erased_among(ARRAY[f.resident_id])) THEN '{}' ELSE f.facts END AS facts,
  f.first_seen_at AS "firstSeenAt", f.raised_at AS "raisedAt",
  n.meals, n.first_day AS "firstDay", n.last_day AS "lastDay",
  (SELECT r.name FROM registry.residents r WHERE r.id = f.resident_id AND r.erased_at IS NULL) AS "residentName"`;
const WITH = `JOIN meal_point.facilities p ON p.id = f.facility_id CROSS JOIN LATERAL reconciliation.finding_span(f.id) n`;
const FOUND = 'FROM reconciliation.findings f';
/** Of a facility's month: what concerns its claim. */
const OF_CLAIM = `FROM reconciliation.findings_of_claims(ARRAY[$1::uuid], $2) c CROSS JOIN LATERAL (SELECT (c.finding).*) f`;

/** A canteen sees what it was asked, without what the register knows of the people: a death, a hospital, a category. */
const SHOWN = `(platform.scope_role() <> 'operator' OR EXISTS (SELECT FROM reconciliation.finding_decisions d
    WHERE d.finding_id = f.id AND d.kind = 'ask'))`;

const OF_PLACE = '($1::uuid IS NULL OR f.facility_id = $1) AND ($2::date IS NULL OR f.month = $2)';

const page = (from: string, of: string): string => `SELECT ${COLUMNS} ${from} ${WITH}
  WHERE ${of} AND ($3::text IS NULL OR f.code = $3)
    AND CASE WHEN $4::text = 'gone' THEN f.gone_at IS NOT NULL ELSE f.gone_at IS NULL AND ($4 IS NULL OR f.state = $4) END
    AND ($5::uuid IS NULL OR f.id < $5) AND ${SHOWN}
  ORDER BY f.id DESC LIMIT $6`;

const DETAIL = `SELECT ${COLUMNS} FROM reconciliation.finding_in_scope($1) f ${WITH} WHERE ${SHOWN}`;

const EVIDENCE = `SELECT meal_id AS "mealId", business_date AS "businessDate", facility_id AS "facilityId", facility_name AS "facilityName",
    resident_id AS "residentId", masked_name AS "residentName", slot, mode, identified_by AS "identifiedBy", served_at AS "servedAt",
    recorded_at AS "recordedAt", offline, price_fen AS "priceFen", elder_paid_fen AS "elderPaidFen", government_fen AS "governmentFen",
    tier_code AS "tierCode", stake_fen AS "stakeFen"
  FROM reconciliation.finding_evidence($1)`;

const DECISIONS = `SELECT kind, reason, meal_ids AS "mealIds", account_id AS "accountId",
    identity.name_of(account_id) AS "accountName", decided_at AS "decidedAt"
  FROM reconciliation.finding_steps($1)`;

// The place and the account are the guard's to say; it refuses what is not in scope.
const DECIDE = `INSERT INTO reconciliation.finding_decisions (finding_id, facility_id, district_code, town_code, kind, reason, meal_ids, account_id)
  SELECT f.id, f.facility_id, f.district_code, f.town_code, $2, $3, $4::uuid[], platform.scope_account()
  FROM reconciliation.findings f WHERE f.id = $1 RETURNING id`;

/** What the checks found: listing, and deciding once and for all. */
@Injectable()
export class FindingService {
  constructor(private readonly database: Database) {}

  /** A page, newest first. */
  async list(scope: Scope, query: FindingQueryDto): Promise<FindingListDto> {
    const [before] = query.cursor === undefined ? [null] : decodeCursor(query.cursor, 1);
    const { facilityId = null, month, code = null, state = null, limit } = query;
    const first = month === undefined ? null : `${month}-01`;
    // What has gone concerns no claim.
    const ofClaim = facilityId !== null && first !== null && state !== 'gone';
    const sql = ofClaim ? page(OF_CLAIM, 'true') : page(FOUND, OF_PLACE);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<FindingDto[]>(sql, [facilityId, first, code, state, before, limit + 1]),
    );
    const items = rows.slice(0, limit).map(masked);
    const last = items.at(-1);
    return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
  }

  /** One with its evidence. @throws FINDING.NOT_FOUND */
  async one(scope: Scope, id: string): Promise<FindingDetailDto> {
    return this.database.scoped(scope, (tx) => detail(tx, id));
  }

  /**
   * Takes a step; the database holds which ones there are.
   * @throws FINDING.NOT_FOUND, GONE, DECIDED, ASK_FIRST, NOT_YOURS, OWN_EVIDENCE, CLAIM_CLOSED, NOTHING_AT_STAKE
   */
  async decide(scope: Scope, id: string, { kind, reason, mealIds }: DecideFindingDto): Promise<FindingDetailDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        const made = await tx.query<unknown[]>(DECIDE, [
          id,
          kind,
          reason,
          kind === 'disallow' ? (mealIds ?? null) : null,
        ]);
        if (made.length === 0) throw FindingErrors.NOT_FOUND();
        return detail(tx, id);
      });
    } catch (error) {
      throw refusalOf(violatedConstraint(error))?.() ?? error;
    }
  }
}

function masked<T extends Pick<FindingDto, 'residentName'>>(finding: T): T {
  return { ...finding, residentName: finding.residentName && maskName(finding.residentName) };
}

async function detail(tx: Tx, id: string): Promise<FindingDetailDto> {
  const [finding] = await tx.query<FindingDto[]>(DETAIL, [id]);
  if (!finding) throw FindingErrors.NOT_FOUND();
  const { title, explain } = checkOf(finding.code);
  return {
    ...masked(finding),
    ...{ titleZh: title.zh, titleEn: title.en, explainZh: explain.zh, explainEn: explain.en },
    evidence: await tx.query<EvidenceMealDto[]>(EVIDENCE, [id]),
    decisions: await tx.query<FindingDecisionDto[]>(DECISIONS, [id]),
  };
}

function refusalOf(constraint: string | null): ErrorFactory | null {
  switch (constraint) {
    case 'finding_decisions_scope':
      return FindingErrors.NOT_FOUND;
    case 'finding_decisions_role':
      return FindingErrors.NOT_YOURS;
    case 'finding_decisions_gone':
      return FindingErrors.GONE;
    case 'finding_decisions_step':
    case 'finding_decisions_final':
      return FindingErrors.DECIDED;
    case 'finding_decisions_ask_first':
      return FindingErrors.ASK_FIRST;
    case 'finding_decisions_claim':
      return FindingErrors.CLAIM_CLOSED;
    case 'finding_decisions_own_evidence':
      return FindingErrors.OWN_EVIDENCE;
    case 'finding_decisions_nothing_at_stake':
      return FindingErrors.NOTHING_AT_STAKE;
    default:
      return null;
  }
}
