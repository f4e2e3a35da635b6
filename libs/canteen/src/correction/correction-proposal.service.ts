import { Injectable } from '@nestjs/common';
import { businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { bookCorrections, correctionRefusal } from './book-corrections.js';
import type {
  CorrectionLimitsDto,
  CorrectionProposalDto,
  DecideProposalDto,
  ProposalListDto,
  ProposalQueryDto,
  SetCorrectionLimitsDto,
} from './correction-proposal.dto.js';
import { CorrectionErrors } from './correction.errors.js';
import type { JudgedCorrections } from './judged-correction.js';
import { proposalOfId, proposalsInScope } from './load-proposals.js';
import { lockSettled } from './settled-view.js';

const DECIDE = 'SELECT canteen.decide_corrections($1, $2, $3) AS decided';
const BODY = 'SELECT body FROM canteen.correction_proposals WHERE id = $1';
const LIMITS = 'SELECT most_fen AS "mostFen", most_meals AS "mostMeals" FROM canteen.correction_settings_on($1)';
const SET_LIMITS = `INSERT INTO canteen.correction_settings (district_code, valid_from, most_fen, most_meals, recorded_by)
  VALUES (platform.scope_district(), $1, $2, $3, platform.scope_account())`;

/** Corrections too large for one person: what waits, and what a second one says. */
@Injectable()
export class CorrectionProposalService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /** Newest first. */
  async list(scope: Scope, { state, limit, cursor }: ProposalQueryDto): Promise<ProposalListDto> {
    const before = cursor === undefined ? null : String(decodeCursor(cursor, 1)[0]);
    const rows = await this.database.scoped(scope, (tx) =>
      proposalsInScope(tx, { state: state ?? null, before, limit: limit + 1 }),
    );
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.id]) : null };
  }

  /**
   * Books a proposal to the letter, or turns it down; nothing is decided when the booking fails.
   * @throws CORRECTION.PROPOSAL_NOT_FOUND, SECOND_PERSON_NEEDED, ALREADY_DECIDED, REASON_MISSING, CHANGED_MEANWHILE,
   * NO_SUBSIDY_DUE, WALLET_OF_ERASED
   */
  async decide(scope: Scope, id: string, { decision, reason }: DecideProposalDto): Promise<CorrectionProposalDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        const [{ decided }] = await tx.query<[{ decided: boolean }]>(DECIDE, [id, decision, reason ?? null]);
        if (!decided) throw CorrectionErrors.PROPOSAL_NOT_FOUND();
        if (decision === 'approved') await this.book(tx, scope, id);
        const proposal = await proposalOfId(tx, id);
        if (proposal === null) throw new Error('a proposal that was just decided is not there');
        return proposal;
      });
    } catch (error) {
      throw correctionRefusal(error) ?? error;
    }
  }

  /** What one person may correct at once today. */
  async limits(scope: Scope): Promise<CorrectionLimitsDto> {
    return this.database.scoped(scope, limitsToday);
  }

  /** Decides that from a day on; of two decisions for one day the later holds. @throws CORRECTION.SETTINGS_IN_PAST */
  async setLimits(scope: Scope, asked: SetCorrectionLimitsDto): Promise<CorrectionLimitsDto> {
    const validFrom = parseBusinessDate(asked.validFrom);
    if (validFrom < businessDateAt(new Date())) throw CorrectionErrors.SETTINGS_IN_PAST();
    return this.database.scoped(scope, async (tx) => {
      await tx.query(SET_LIMITS, [validFrom, asked.mostFen, asked.mostMeals]);
      return limitsToday(tx);
    });
  }

  private async book(tx: Tx, scope: Scope, id: string): Promise<void> {
    const [proposal] = await tx.query<{ body: JudgedCorrections }[]>(BODY, [id]);
    if (!proposal) throw CorrectionErrors.PROPOSAL_NOT_FOUND();
    const rows = await lockSettled(tx, proposal.body.items, scope);
    await bookCorrections(tx, this.journal, { judged: proposal.body, rows });
  }
}

async function limitsToday(tx: Tx): Promise<CorrectionLimitsDto> {
  const [limits] = await tx.query<[CorrectionLimitsDto]>(LIMITS, [businessDateAt(new Date())]);
  return limits;
}
