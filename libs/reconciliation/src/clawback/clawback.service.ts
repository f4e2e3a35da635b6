import { Injectable } from '@nestjs/common';
import { correctionRefusal } from '@nuancan/canteen';
import { Journal } from '@nuancan/ledger';
import { Database, decodeCursor, encodeCursor, type Scope } from '@nuancan/platform';
import { claimErrorOf } from '../claim/claim-refusal.js';
import { ClaimErrors } from '../claim/claim.errors.js';
import { LegService } from '../leg/leg.service.js';
import type { ClawbackListDto, ClawbackQueryDto, ClawbackRowDto } from './clawback-list.dto.js';
import { CLAWBACKS } from './clawback-list.sql.js';
import type { ClawbackDto } from './clawback.dto.js';
import { DISALLOWED_OF_FINDING, refuseDisallowed, type DecidedMeal } from './refuse-disallowed.js';

const AMOUNTS = `SELECT coalesce(-sum(government_fen) FILTER (WHERE id = ANY ($1)), 0)::bigint AS "withheldFen",
    coalesce(-sum(government_fen) FILTER (WHERE NOT id = ANY ($1)), 0)::bigint AS "receivableFen"
  FROM canteen.meal_corrections WHERE id = ANY ($2)`;

const TAKEN_ONLY = `SELECT id FROM canteen.meal_corrections WHERE id = ANY ($1) AND greatest(government_province_fen, government_city_fen,
  government_district_fen, government_town_fen) <= 0 ORDER BY id`;

/** 追缴: what was disallowed after its claim had been approved. */
@Injectable()
export class ClawbackService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly legs: LegService,
  ) {}

  /** Approved claims in scope with findings that came late, what of them is to be booked, and what was. */
  async list(scope: Scope, { facilityId, month, cursor, limit }: ClawbackQueryDto): Promise<ClawbackListDto> {
    const [before, claimId] = cursor === undefined ? [null, null] : decodeCursor(cursor, 2);
    const first = month === undefined ? null : `${month}-01`;
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<ClawbackRowDto[]>(CLAWBACKS, [facilityId ?? null, first, before, claimId, limit + 1]),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, nextCursor: last ? encodeCursor([`${last.month}-01`, last.claimId]) : null };
  }

  /**
   * Books what a finding disallowed of approved claims: taken off what they are still to be paid, else owed by the payee and
   * netted in the next claim, in the shares of the funders that carried it. By another person than decided.
   * @throws CLAIM.NOTHING_TO_BOOK, SECOND_PERSON_NEEDED
   */
  async book(scope: Scope, findingId: string): Promise<ClawbackDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        const meals = await tx.query<DecidedMeal[]>(DISALLOWED_OF_FINDING, [findingId]);
        if (meals.some(({ decidedBy }) => decidedBy === scope.accountId)) throw ClaimErrors.SECOND_PERSON_NEEDED();
        const corrections = await refuseDisallowed(tx, scope, this.journal, meals);
        if (corrections.length === 0) throw ClaimErrors.NOTHING_TO_BOOK();
        // Another funder's share may have grown: legs take no more on, so that it is for the next claim.
        const fitting = await tx.query<{ id: string }[]>(TAKEN_ONLY, [corrections]);
        const withheld = await this.legs.withhold(
          tx,
          fitting.map(({ id }) => id),
        );
        const [amounts] = await tx.query<[Omit<ClawbackDto, 'meals'>]>(AMOUNTS, [withheld, corrections]);
        return { meals: corrections.length, ...amounts };
      });
    } catch (error) {
      throw claimErrorOf(error) ?? correctionRefusal(error) ?? error;
    }
  }
}
