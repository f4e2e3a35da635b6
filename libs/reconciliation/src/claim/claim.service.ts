import { Injectable } from '@nestjs/common';
import { correctionRefusal, requireClosedDays } from '@nuancan/canteen';
import { DomainError, type BusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { Database, type Role, type Scope, type Tx } from '@nuancan/platform';
import { CheckRunService } from '../check-run/check-run.service.js';
import { DISALLOWED_OF_CLAIM, refuseDisallowed, type DecidedMeal } from '../clawback/refuse-disallowed.js';
import { approvalEntry, type ApprovedShare } from './approval-entry.js';
import { ClaimReader } from './claim-reader.js';
import { claimErrorOf } from './claim-refusal.js';
import type { ClaimAction, ClaimState } from './claim-words.js';
import type {
  AdjustClaimDto,
  AdjustedDto,
  BulkResultsDto,
  BulkStepDto,
  ClaimDto,
  ClaimRefDto,
  ClaimStepDto,
  OpenClaimDto,
} from './claim.dto.js';
import { ClaimErrors } from './claim.errors.js';

const OPEN = 'SELECT reconciliation.open_claim($1, $2) AS id';
const STEP = 'SELECT reconciliation.step_claim($1, $2, $3, $4) AS state';
const ADJUST = 'SELECT reconciliation.add_adjustment($1, $2, $3) AS id';
const HOLD = 'SELECT reconciliation.hold_claim($1)';
const DISALLOW = 'SELECT reconciliation.add_disallowances($1, $2::uuid[])';
const MONTH = `SELECT facility_id AS "facilityId", town_code AS "townCode", district_code AS "districtCode", organisation_id AS "organisationId", month
  FROM reconciliation.claims WHERE id = $1`;

/** Blocking findings of the claim without a decision and questions without an answer. */
const UNDECIDED = `
  SELECT reconciliation.checked_since_submission(c.id) AS checked, (SELECT count(*)::int
    FROM reconciliation.findings_of_claims(ARRAY[c.facility_id], c.month) x CROSS JOIN LATERAL (SELECT (x.finding).*) f
    WHERE f.state IN ('open', 'asked', 'answered') AND (f.severity = 'block' OR f.state = 'asked')) AS undecided
  FROM reconciliation.claims c WHERE c.id = $1`;

const SHARES = `
  SELECT coalesce(l.payee_id, c.organisation_id) AS "organisationId", x.funder, x.town AS "fundingTown", sum(x.fen)::bigint AS "amountFen",
    coalesce(sum(x.fen) FILTER (WHERE l.kind = 'adjustment'), 0)::bigint AS "adjustedFen"
  FROM reconciliation.claim_lines l JOIN reconciliation.claims c ON c.id = l.claim_id
  CROSS JOIN LATERAL (VALUES ('province', NULL, l.province_fen), ('city', NULL, l.city_fen), ('district', NULL, l.district_fen),
    ('town', l.funding_town, l.town_fen)) x (funder, town, fen)
  WHERE l.claim_id = $1 AND x.fen <> 0 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

/** A claim without anything to look at: as the canteen first sent it, nothing adjusted, nothing late, nothing found. */
const CLEAN = `
  SELECT c.version = 1 AND NOT EXISTS (SELECT FROM reconciliation.claim_lines l
    WHERE l.claim_id = c.id AND l.kind = 'adjustment') AND NOT EXISTS (SELECT FROM reconciliation.late_meals w
      WHERE w.claim_id = c.id) AND NOT EXISTS (SELECT FROM reconciliation.late_inclusions i WHERE i.claim_id = c.id)
      AND NOT EXISTS (SELECT FROM reconciliation.findings_of_claims(ARRAY[c.facility_id], c.month) x
        WHERE (x.finding).state <> 'accepted') AS clean
  FROM reconciliation.claims c WHERE c.id = $1`;

/** Whose month a claim is. */
interface ClaimPlace {
  readonly facilityId: string;
  readonly townCode: string;
  readonly districtCode: string;
  readonly organisationId: string;
  readonly month: BusinessDate;
}

/** What the steps of a claim change. Who may take which, and in which order, is the database's business. */
@Injectable()
export class ClaimService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly reader: ClaimReader,
    private readonly checks: CheckRunService,
  ) {}

  /** The claim of a facility's month, as a draft where there was none. @throws CLAIM.FACILITY_NOT_IN_SCOPE, NO_SUCH_MONTH */
  async open(scope: Scope, { facilityId = scope.facilityId ?? undefined, month }: OpenClaimDto): Promise<ClaimDto> {
    if (facilityId === undefined) throw ClaimErrors.FACILITY_NOT_IN_SCOPE();
    return this.refusing(scope, async (tx) => {
      const [{ id }] = await tx.query<[{ id: string }]>(OPEN, [facilityId, `${month}-01`]);
      return this.reader.read(tx, id);
    });
  }

  /**
   * Takes a step.
   * @throws CLAIM.NOT_FOUND, WRONG_ROLE, WRONG_STATE, SOMEBODY_WAS_FASTER, SECOND_PERSON_NEEDED, OWN_ENTRY, MONTH_NOT_OVER,
   *   EARLIER_MONTH_FIRST, REASON_MISSING, CHECKS_RUNNING, FINDINGS_UNDECIDED, LEGS_OPEN; MONTH.DAYS_OPEN
   */
  async step(scope: Scope, claimId: string, asked: ClaimStepDto): Promise<ClaimDto> {
    return this.refusing(scope, async (tx) => {
      await this.take(tx, scope, claimId, asked);
      return this.reader.read(tx, claimId);
    });
  }

  /** Endorses or approves each claim that has nothing to look at, each by itself. */
  async stepAll(scope: Scope, { action, claims }: BulkStepDto): Promise<BulkResultsDto> {
    const items: BulkResultsDto['items'] = [];
    for (const claim of claims) items.push(await this.stepClean(scope, claim, action));
    return { items };
  }

  /** Enters a signed amount. @throws those of the step, NO_AMOUNT, TOWN_MISSING, NO_EARLIER_CLAIM, CLIENT_ID_CLASH */
  async adjust(scope: Scope, claimId: string, { step, ...asked }: AdjustClaimDto): Promise<AdjustedDto> {
    return this.refusing(scope, async (tx) => {
      const [{ id }] = await tx.query<[{ id: string }]>(ADJUST, [claimId, step, JSON.stringify(asked)]);
      return { adjustmentId: id };
    });
  }

  private async stepClean(
    scope: Scope,
    { claimId, step }: ClaimRefDto,
    action: 'endorse' | 'approve',
  ): Promise<BulkResultsDto['items'][number]> {
    try {
      await this.refusing(scope, async (tx) => {
        await tx.query(HOLD, [claimId]);
        const [found] = await tx.query<{ clean: boolean }[]>(CLEAN, [claimId]);
        if (!found) throw ClaimErrors.NOT_FOUND();
        if (!found.clean) throw ClaimErrors.NOT_CLEAN();
        await this.take(tx, scope, claimId, { action, step });
      });
      return { claimId, done: true, code: null, zh: null, en: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { claimId, done: false, code: error.code, zh: error.zh, en: error.en };
    }
  }

  private async take(tx: Tx, scope: Scope, claimId: string, { action, step, reason }: ClaimStepDto): Promise<void> {
    if (action === 'return' && !reason) throw ClaimErrors.REASON_MISSING();
    await tx.query(HOLD, [claimId]);
    const [of] = await tx.query<[ClaimPlace]>(MONTH, [claimId]);
    if (action === 'submit') await requireClosedDays(tx, of);
    const standing = await this.reader.standing(tx, claimId);
    // Any other is refused by the step itself, and for its own reason.
    if (standing.step === step && passes({ action, role: scope.role, state: standing.state })) {
      await this.requireDecided(tx, claimId);
      if (action === 'approve') await this.disallow(tx, scope, claimId);
    }
    await tx.query(STEP, [claimId, action, step, reason ?? null]);
    if (action === 'submit') await this.checks.askForClaim(tx, claimId);
    if (action === 'approve') await this.book(tx, claimId, of);
  }

  private async requireDecided(tx: Tx, claimId: string): Promise<void> {
    const [{ checked, undecided }] = await tx.query<[{ checked: boolean; undecided: number }]>(UNDECIDED, [claimId]);
    if (!checked) throw ClaimErrors.CHECKS_RUNNING();
    if (undecided > 0) throw ClaimErrors.FINDINGS_UNDECIDED({ count: undecided });
  }

  /** What was disallowed of the claim's meals is taken off it, by corrections of those meals. */
  private async disallow(tx: Tx, scope: Scope, claimId: string): Promise<void> {
    const meals = await tx.query<DecidedMeal[]>(DISALLOWED_OF_CLAIM, [claimId]);
    const corrections = await refuseDisallowed(tx, scope, this.journal, meals);
    if (corrections.length > 0) await tx.query(DISALLOW, [claimId, corrections]);
  }

  private async book(tx: Tx, claimId: string, of: ClaimPlace): Promise<void> {
    const shares = await tx.query<(ApprovedShare & { organisationId: string })[]>(SHARES, [claimId]);
    const [{ today }] = await tx.query<[{ today: BusinessDate }]>('SELECT platform.business_date(now()) AS today');
    const claim = { claimId, ...of, payeeId: of.organisationId, businessDate: today };
    // Each payee's part stands in its own books.
    const entries = [...Map.groupBy(shares, (share) => share.organisationId)].map(([organisationId, its]) =>
      approvalEntry({ ...claim, organisationId, shares: its }),
    );
    await this.journal.post(
      tx,
      entries.filter((entry) => entry !== null),
    );
  }

  private async refusing<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.database.scoped(scope, work);
    } catch (error) {
      throw claimErrorOf(error) ?? correctionRefusal(error) ?? error;
    }
  }
}

/** Whether somebody who may is about to let a claim pass. */
function passes({
  action,
  role,
  state,
}: {
  readonly action: ClaimAction;
  readonly role: Role;
  readonly state: ClaimState;
}): boolean {
  if (action === 'endorse') return role === 'town_official' && (state === 'submitted' || state === 'town_review');
  return action === 'approve' && role === 'district_official' && state === 'district_review';
}
