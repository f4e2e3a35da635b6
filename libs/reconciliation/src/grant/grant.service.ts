import { Injectable } from '@nestjs/common';
import { requireClosedDays } from '@nuancan/canteen';
import { DomainError, parseBusinessDate, type BusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { actAs, Database, decodeCursor, encodeCursor, systemScope, type Scope, type Tx } from '@nuancan/platform';
import { BudgetService } from '../budget/budget.service.js';
import type {
  GrantDetailDto,
  GrantDto,
  GrantHistoryDto,
  GrantListDto,
  GrantPaymentDto,
  GrantQueryDto,
  GrantRunDto,
  GrantShareDto,
  RunGrantsDto,
  StepGrantDto,
} from './grant.dto.js';
import { approvalEntry, type GrantPlace } from './grant-entry.js';
import { GrantErrors, refusingGrant } from './grant.errors.js';
import { filterValues } from './filter-values.js';
import { FROM_GRANTS, GRANT_COLUMNS, GRANT_FILTER } from './grant-rows.sql.js';

const IN_FORCE = `SELECT r.tiers, to_char($2::date + CASE r.period WHEN 'month' THEN interval '1 month' WHEN 'quarter' THEN interval '3 months'
    ELSE interval '1 year' END - interval '1 day', 'YYYY-MM-DD') AS last
  FROM reconciliation.grant_rules r
  WHERE r.id = reconciliation.grant_rule_on(platform.scope_district(), $1, $2)`;
/** Facilities that the rule is for and that ran in the period, and whether each has a grant of any of it already. */
const FACILITIES = `SELECT f.id, f.name, f.town_code AS "townCode", f.district_code AS "districtCode",
    EXISTS (SELECT FROM reconciliation.grants g WHERE g.facility_id = f.id AND g.rule_code = $2 AND g.state NOT IN ('rejected', 'reversed')
      AND g.period_from <= $4::date AND g.period_to >= $3::date) AS before
  FROM meal_point.facilities f WHERE f.tier = ANY ($1) AND ($5::text IS NULL OR f.town_code = $5)
    AND reconciliation.ran_in(f.id, $3, $4) ORDER BY f.id`;
const MONTHS = `SELECT to_char(d, 'YYYY-MM-DD') AS month FROM generate_series($1::date::timestamp, $2::date, interval '1 month') d`;
const PROPOSE = `INSERT INTO reconciliation.grants (district_code, town_code, facility_id, rule_code, period_from, account_id)
  VALUES ($1, $2, $3, $4, $5, platform.scope_account()) RETURNING id`;
const STEP = `INSERT INTO reconciliation.grant_steps (grant_id, step, district_code, town_code, facility_id, action, withheld_fen, inspection_id,
    reason, role, account_id)
  SELECT g.id, $2::int + 1, g.district_code, g.town_code, g.facility_id, $3, $4, $5, $6, platform.scope_role(), platform.scope_account()
  FROM reconciliation.grants g WHERE g.id = $1`;
const SHARES = `SELECT s.funder, s.funding_town AS "fundingTown", s.amount_fen AS "amountFen", s.paid_fen AS "paidFen"
  FROM reconciliation.grant_shares s WHERE s.grant_id = $1 ORDER BY s.funder`;
const PLACE = `SELECT g.id AS "grantId", g.facility_id AS "facilityId", g.town_code AS "townCode", g.organisation_id AS "organisationId"
  FROM reconciliation.grants g WHERE g.id = $1`;
/** Of the organisation that is granted: what a predecessor counted on is not covered by a successor's grant. */
const ATTRIBUTED = `SELECT coalesce(sum(l.amount_fen), 0)::bigint AS fen, platform.business_date(now()) AS today
  FROM ledger.accounts a JOIN ledger.lines l ON l.account_id = a.id JOIN ledger.entries e ON e.id = l.entry_id AND e.organisation_id = $2
  WHERE a.facility_id = $1 AND a.kind = 'receivable_attributed' AND a.funder = 'operating_grant'`;

/** What facilities are granted for their operation (运营补贴). */
@Injectable()
export class GrantService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly budgets: BudgetService,
  ) {}

  /** A page, the latest period first. */
  async list(scope: Scope, { cursor, limit, ...filter }: GrantQueryDto): Promise<GrantListDto> {
    const [day, id] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<GrantDto[]>(
        `SELECT ${GRANT_COLUMNS} ${FROM_GRANTS}
         WHERE ${GRANT_FILTER} AND ($5::date IS NULL OR (g.period_from, g.id) < ($5, $6::uuid))
         ORDER BY g.period_from DESC, g.id DESC LIMIT $7`,
        [...filterValues(filter), day, id, limit + 1],
      ),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([last.periodFrom, last.id]) : null };
  }

  /** @throws GRANT.NOT_FOUND */
  async get(scope: Scope, id: string): Promise<GrantDetailDto> {
    return this.database.scoped(scope, (tx) => readGrant(tx, id));
  }

  /**
   * Works out what is not worked out yet of a period, facility by facility; those with open days are left for later.
   * @throws GRANT.RULE_NOT_FOUND, NOT_OVER
   */
  async run(scope: Scope, { code, periodFrom }: RunGrantsDto): Promise<GrantRunDto> {
    const first = parseBusinessDate(periodFrom);
    return refusingGrant(() =>
      this.database.scoped(scope, async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`grants ${scope.districtCode}`]);
        const [rule] = await tx.query<{ last: string; tiers: string[] }[]>(IN_FORCE, [code, first]);
        if (!rule) throw GrantErrors.RULE_NOT_FOUND();
        const months = await tx.query<{ month: BusinessDate }[]>(MONTHS, [first, rule.last]);
        const made = { proposed: 0, before: 0, openFacilities: [] as string[] };
        type Row = { id: string; name: string; townCode: string; districtCode: string; before: boolean };
        for (const one of await tx.query<Row[]>(FACILITIES, [rule.tiers, code, first, rule.last, scope.townCode])) {
          if (one.before) made.before += 1;
          else if (await hasOpenDays(tx, one.id, months)) made.openFacilities.push(one.name);
          else {
            const [{ id }] = await tx.query<[{ id: string }]>(PROPOSE, [
              ...[one.districtCode, one.townCode, one.id, code, first],
            ]);
            await tx.query(STEP, [id, 0, 'proposed', 0, null, null]);
            made.proposed += 1;
          }
        }
        return made;
      }),
    );
  }

  /**
   * Reviews, sends back, approves with its entry, refuses or reverses.
   * @throws GRANT.NOT_FOUND, SOMEBODY_WAS_FASTER, NOT_A_STEP, NOT_YOUR_STEP, SECOND_PERSON_NEEDED, REASON_MISSING, FIGURES_CHANGED,
   *   NOT_A_FAILED_INSPECTION, OVER_BUDGET, STILL_PAID
   */
  async step(scope: Scope, id: string, asked: StepGrantDto): Promise<GrantDetailDto> {
    const { action, step, withheldFen = 0, inspectionId = null, reason = null } = asked;
    return refusingGrant(() =>
      this.database.scoped(scope, async (tx) => {
        const grant = await readGrant(tx, id);
        if (grant.step !== step) throw GrantErrors.SOMEBODY_WAS_FASTER();
        await tx.query(STEP, [id, step, action, withheldFen, inspectionId, reason]);
        if (action === 'approved') await this.book(tx, scope, { grant, reason });
        if (action === 'reversed' && grant.amountFen > 0) await this.unbook(tx, id, reason ?? '');
        return readGrant(tx, id);
      }),
    );
  }

  /** An approval beyond a budget says why, or is none. */
  private async book(
    tx: Tx,
    scope: Scope,
    { grant, reason }: { grant: GrantDetailDto; reason: string | null },
  ): Promise<void> {
    // Of two approvals at once the second sees what the first took of a budget, and of what was attributed.
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`grant budgets ${scope.districtCode}`]);
    const shares = await tx.query<GrantShareDto[]>(SHARES, [grant.id]);
    const [place] = await tx.query<[GrantPlace]>(PLACE, [grant.id]);
    const [{ fen: attributedFen, today }] = await tx.query<[{ fen: number; today: BusinessDate }]>(ATTRIBUTED, [
      ...[place.facilityId, place.organisationId],
    ]);
    const overdrawn = await actAs(tx, systemScope(scope.districtCode), () =>
      this.budgets.overdrawn(tx, {
        year: Number(today.slice(0, 4)),
        townCode: grant.townCode,
        funders: shares.map(({ funder }) => funder),
      }),
    );
    if (overdrawn && reason === null) throw GrantErrors.OVER_BUDGET();
    if (shares.length === 0) return;
    await this.journal.post(tx, approvalEntry(place, { shares, attributedFen, businessDate: today }));
  }

  private async unbook(tx: Tx, id: string, reason: string): Promise<void> {
    const [{ entryId }] = await tx.query<[{ entryId: string }]>(
      `SELECT e.id AS "entryId" FROM ledger.entries e WHERE e.business_key = $1 AND e.kind = 'grant_approved'`,
      [`grant/${id}`],
    );
    await this.journal.reverse(tx, { entryId, businessKey: `grant-reversal/${id}`, reason: reason.slice(0, 200) });
  }
}

/** @throws GRANT.NOT_FOUND */
export async function readGrant(tx: Tx, id: string): Promise<GrantDetailDto> {
  const [grant] = await tx.query<GrantDto[]>(`SELECT ${GRANT_COLUMNS} ${FROM_GRANTS} WHERE g.id = $1`, [id]);
  if (!grant) throw GrantErrors.NOT_FOUND();
  const shares = await tx.query<GrantShareDto[]>(SHARES, [id]);
  const payments = await tx.query<GrantPaymentDto[]>(
    `SELECT p.id, p.funder, p.kind, p.amount_fen AS "amountFen", p.reference, p.paid_on AS "paidOn", p.reason,
       p.account_id AS "accountId", identity.name_of(p.account_id) AS "accountName"
     FROM reconciliation.grant_payments p WHERE p.grant_id = $1 ORDER BY p.recorded_at, p.id`,
    [id],
  );
  const history = await tx.query<GrantHistoryDto[]>(
    `SELECT s.step, s.action, s.withheld_fen AS "withheldFen", s.reason, s.account_id AS "accountId",
       identity.name_of(s.account_id) AS "accountName", s.recorded_at AS at
     FROM reconciliation.grant_steps s WHERE s.grant_id = $1 ORDER BY s.step`,
    [id],
  );
  return { ...grant, shares, payments, history };
}

/** Whether a day of these months is not closed yet. */
async function hasOpenDays(tx: Tx, facilityId: string, months: readonly { month: BusinessDate }[]): Promise<boolean> {
  for (const { month } of months) {
    try {
      await requireClosedDays(tx, { facilityId, month });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'MONTH.DAYS_OPEN') return true;
      throw error;
    }
  }
  return false;
}
