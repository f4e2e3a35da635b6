import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { rerateMeal } from '@nuancan/five-ones';
import { DomainError, fen } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type PageQueryDto, type Scope, type Tx } from '@nuancan/platform';
import { correctionRefusal } from '../correction/book-corrections.js';
import { CorrectionErrors } from '../correction/correction.errors.js';
import { CorrectionProposalService } from '../correction/correction-proposal.service.js';
import type { Refund } from '../correction/correction-entry.js';
import { judgedItem, type JudgedItem } from '../correction/judged-correction.js';
import { lockSettled, type SettledRow } from '../correction/settled-view.js';
import type {
  CorrectReplayDto,
  DecidedReplayDto,
  DecideReplayDto,
  ProposedReplayDto,
  ReplayProposalDto,
  ReplayProposalListDto,
  UndecidedProposalDto,
} from './replay-correction.dto.js';
import { ReplayErrors } from './replay.errors.js';

interface Difference {
  readonly mealId: string;
  readonly businessDate: string;
  readonly beforeTown: string | null;
  readonly afterTown: string | null;
  readonly before: readonly number[];
  readonly after: readonly [number, number, number, number, number, number];
}

/** As many as anybody reads before approving. */
const MEALS_PER_PROPOSAL = 200;

const STATE = `SELECT r.binding AND r.purpose = 'replay' AND x.state = 'done' AS bookable
  FROM canteen.replays r LEFT JOIN canteen.replay_results x ON x.replay_id = r.id WHERE r.id = $1`;

const side = (name: string): string =>
  `json_build_array(x.${name}_elder_due_fen, x.${name}_province_fen, x.${name}_city_fen, x.${name}_district_fen, x.${name}_town_fen, x.${name}_discount_fen)`;
const DIFFERENCES = `
  SELECT x.meal_id AS "mealId", x.business_date AS "businessDate", x.before_town AS "beforeTown", x.after_town AS "afterTown",
    ${side('before')} AS before, ${side('after')} AS after
  FROM canteen.replay_meals x
  WHERE x.replay_id = $1 AND x.facility_id = $2 AND x.changed
    AND NOT EXISTS (SELECT FROM canteen.replay_corrections c WHERE c.replay_id = x.replay_id AND c.meal_id = x.meal_id)
    AND NOT x.meal_id IN (SELECT (i ->> 'mealId')::uuid FROM canteen.correction_proposals p
      LEFT JOIN canteen.correction_decisions d ON d.proposal_id = p.id CROSS JOIN LATERAL jsonb_array_elements(p.body -> 'items') i
      WHERE p.kind = 're_rate' AND p.body ->> 'replayId' = $1::text AND d.proposal_id IS NULL)
  ORDER BY x.business_date, x.meal_id`;
const EARLIER = `SELECT count(*)::int AS proposals, coalesce(sum(p.meals), 0)::int AS meals,
    coalesce(bool_and(p.body ->> 'facilityId' = $3::text AND p.body ->> 'reason' = $4::text), true) AS same
  FROM canteen.correction_proposals p
  WHERE p.kind = 're_rate' AND p.body ->> 'replayId' = $1::text AND p.body ->> 'askedAs' = $2::text`;
const PROPOSE = `SELECT canteen.propose_corrections('re_rate', $1) AS id`;
const WAITING = `FROM canteen.correction_proposals p LEFT JOIN canteen.correction_decisions d ON d.proposal_id = p.id
    LEFT JOIN meal_point.facilities f ON f.id = p.facility_id
  WHERE p.kind = 're_rate' AND p.body ->> 'replayId' = $1::text AND d.proposal_id IS NULL`;
const LIST = `SELECT p.id, p.facility_id AS "facilityId", f.name AS "facilityName", p.meals, p.amount_fen AS "amountFen", p.reason,
    p.proposed_by AS "proposedBy", identity.name_of(p.proposed_by) AS "proposedByName", p.proposed_at AS "proposedAt"
  ${WAITING} AND ($2::uuid IS NULL OR p.id > $2) ORDER BY p.id LIMIT $3`;
const STILL = `SELECT count(*)::int AS count ${WAITING} AND p.id = ANY ($2::uuid[])`;
const LEFT = `SELECT count(*)::int AS count ${WAITING} AND p.proposed_by <> platform.scope_account()`;
const KNOWN = 'SELECT FROM canteen.replays WHERE id = $1';

/** What was proposed under one client id, and whether for the same facility and reason. */
interface Earlier {
  readonly proposals: number;
  readonly meals: number;
  readonly same: boolean;
}

/** Turns what a replay found into corrections on an open day: one person proposes them, another books them. */
@Injectable()
export class ReplayCorrectionService {
  constructor(
    private readonly database: Database,
    private readonly proposals: CorrectionProposalService,
  ) {}

  /**
   * Proposes all differences of a facility that nobody booked or proposed before, some hundred meals at a time.
   * @throws REPLAY.NOT_FOUND, NOT_BOOKABLE, NOTHING_TO_BOOK, CORRECTION.CLIENT_ID_CLASH
   */
  async propose(scope: Scope, replayId: string, asked: CorrectReplayDto): Promise<ProposedReplayDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`replay ${replayId}`]);
        await requireBookable(tx, replayId);
        const [{ same, ...earlier }] = await tx.query<[Earlier]>(EARLIER, [
          ...[replayId, asked.clientId, asked.facilityId, asked.reason],
        ]);
        if (!same) throw CorrectionErrors.CLIENT_ID_CLASH();
        if (earlier.proposals > 0) return { ...earlier, passedOver: 0 };
        const differences = await tx.query<Difference[]>(DIFFERENCES, [replayId, asked.facilityId]);
        const items = await itemsOf(tx, scope, differences);
        if (items.length === 0) throw ReplayErrors.NOTHING_TO_BOOK();
        let proposals = 0;
        for (let at = 0; at < items.length; at += MEALS_PER_PROPOSAL) {
          const part = items.slice(at, at + MEALS_PER_PROPOSAL);
          const clientId = partId(asked.clientId, proposals);
          const { facilityId, reason } = asked;
          const body = { clientId, reason, replayId, facilityId, askedAs: asked.clientId, items: part };
          await tx.query(PROPOSE, [JSON.stringify(body)]);
          proposals += 1;
        }
        return { proposals, meals: items.length, passedOver: differences.length - items.length };
      });
    } catch (error) {
      throw correctionRefusal(error) ?? error;
    }
  }

  /** What waits for a second person, oldest first. @throws REPLAY.NOT_FOUND */
  async waiting(scope: Scope, replayId: string, { cursor, limit }: PageQueryDto): Promise<ReplayProposalListDto> {
    const after = cursor === undefined ? null : String(decodeCursor(cursor, 1)[0]);
    const rows = await this.database.scoped(scope, async (tx) => {
      const known = await tx.query<unknown[]>(KNOWN, [replayId]);
      if (known.length === 0) throw ReplayErrors.NOT_FOUND();
      return tx.query<ReplayProposalDto[]>(LIST, [replayId, after, limit + 1]);
    });
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.id]) : null };
  }

  /**
   * Books or turns down the proposals that are named, each by itself: one that cannot be decided stops no other.
   * @throws REPLAY.NOT_FOUND, NOT_BOOKABLE, PROPOSALS_CHANGED when one of them does not wait any more: nothing is decided then
   */
  async decide(scope: Scope, replayId: string, { proposals, ...verdict }: DecideReplayDto): Promise<DecidedReplayDto> {
    await this.database.scoped(scope, async (tx) => {
      await requireBookable(tx, replayId);
      const [{ count }] = await tx.query<[{ count: number }]>(STILL, [replayId, proposals]);
      if (count !== proposals.length) throw ReplayErrors.PROPOSALS_CHANGED();
    });
    const failed: UndecidedProposalDto[] = [];
    for (const proposalId of proposals) {
      const why = await this.failureOf(() => this.proposals.decide(scope, proposalId, verdict));
      if (why) failed.push({ proposalId, code: why.code, zh: why.zh, en: why.en });
    }
    const [{ count }] = await this.database.scoped(scope, (tx) => tx.query<[{ count: number }]>(LEFT, [replayId]));
    return { decided: proposals.length - failed.length, failed, left: count };
  }

  /** @throws what is no expected failure */
  private async failureOf(decide: () => Promise<unknown>): Promise<DomainError | null> {
    try {
      await decide();
      return null;
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  }
}

async function requireBookable(tx: Tx, replayId: string): Promise<void> {
  const [state] = await tx.query<{ bookable: boolean | null }[]>(STATE, [replayId]);
  if (!state) throw ReplayErrors.NOT_FOUND();
  if (state.bookable !== true) throw ReplayErrors.NOT_BOOKABLE();
}

/** What still stands as the replay found it; the rest is passed over. */
async function itemsOf(tx: Tx, scope: Scope, differences: readonly Difference[]): Promise<JudgedItem[]> {
  const rows = await lockSettled(tx, differences, scope);
  const byMeal = new Map(rows.map((row) => [row.mealId, row]));
  return differences.flatMap((difference) => {
    const row = byMeal.get(difference.mealId);
    const fundingTown = row?.fundingTown ?? difference.beforeTown ?? difference.afterTown;
    // Of a share that would come from another town than it did, or once did, no one entry tells.
    const otherTown = difference.afterTown !== null && difference.afterTown !== fundingTown;
    if (!row || row.isErased || otherTown || !standsAs(row, difference.before)) return [];
    const [, provinceFen, cityFen, districtFen, townFen, discountFen] = difference.after;
    const shares = {
      provinceFen: fen(provinceFen),
      cityFen: fen(cityFen),
      districtFen: fen(districtFen),
      townFen: fen(townFen),
    };
    const amounts = rerateMeal(row, { shares, discountFen: fen(discountFen) });
    const refund: Refund | null = amounts.elderPaidFen < 0 ? refundOf(row) : null;
    return [judgedItem(row, { kind: 're_rate', amounts, refund, fundingTown })];
  });
}

function standsAs(row: SettledRow, before: readonly number[]): boolean {
  const standing = [row.elderDueFen, row.provinceFen, row.cityFen, row.districtFen, row.townFen, row.discountFen];
  return standing.every((amountFen, at) => amountFen === before[at]);
}

/** Money goes back the way it came. */
function refundOf({ paymentMethod }: SettledRow): Refund {
  return paymentMethod === 'free' ? 'cash' : paymentMethod;
}

/** The client's id of one part of a request: always the same for the same part. */
function partId(clientId: string, part: number): string {
  const hex = createHash('sha256').update(`${clientId}/${part}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
