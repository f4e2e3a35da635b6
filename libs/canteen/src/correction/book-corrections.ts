import type { DomainError } from '@nuancan/kernel';
import type { Journal, JournalEntry } from '@nuancan/ledger';
import type { Tx } from '@nuancan/platform';
import { violatedConstraint } from '@nuancan/registry';
import type { HeldPart } from '../day-close/journal-lines.js';
import { returnVouchers } from '../voucher/return-voucher.js';
import { correctionEntry } from './correction-entry.js';
import type { BookedCorrectionDto } from './correction.dto.js';
import { CorrectionErrors } from './correction.errors.js';
import { amountsOf, type JudgedCorrections } from './judged-correction.js';
import type { SettledRow } from './settled-view.js';

const BOOK = `SELECT id, meal_id AS "mealId", booked_date AS "bookedDate" FROM canteen.book_judged_corrections($1)`;

/** A statement of its own: the one that books does not see what it has stored itself. */
const GIVEN_BACK = `SELECT d.correction_id AS "correctionId", d.tranche_id AS "trancheId", d.amount_fen AS "amountFen",
    -- What was spent before clearing was booked is given back without it.
    CASE WHEN c.closed_at < platform.rules_since() THEN f.organisation_id ELSE h.organisation_id END AS "organisationId"
  FROM canteen.correction_donations d JOIN canteen.meal_corrections k ON k.id = d.correction_id
  JOIN canteen.meal_settlements s ON s.meal_id = k.meal_id AND s.business_date = k.business_date
  JOIN canteen.day_closes c ON c.facility_id = s.facility_id AND c.business_date = s.business_date AND c.round = s.round
  JOIN meal_point.facilities f ON f.id = k.facility_id JOIN donation.holders_of(ARRAY(SELECT DISTINCT g.tranche_id
    FROM canteen.correction_donations g WHERE g.correction_id = ANY ($1))) h USING (tranche_id)
  WHERE d.correction_id = ANY ($1) ORDER BY d.correction_id, d.tranche_id`;

const CREDIT = `SELECT organisation_id AS "organisationId", amount_fen AS "amountFen" FROM canteen.credit_wallets($1)`;

type GivenBack = HeldPart & { readonly correctionId: string; readonly trancheId: string };

/** Stores corrections, gives wallets and tranches back what is theirs, and posts the entries: in the caller's transaction. */
export async function bookCorrections(
  tx: Tx,
  journal: Journal,
  { judged, rows }: { readonly judged: JudgedCorrections; readonly rows: readonly SettledRow[] },
): Promise<BookedCorrectionDto[]> {
  const booked = await tx.query<{ id: string; mealId: string; bookedDate: string }[]>(BOOK, [JSON.stringify(judged)]);
  const givenBack = await tx.query<GivenBack[]>(GIVEN_BACK, [booked.map(({ id }) => id)]);
  const entries: JournalEntry[] = [];
  const answers: BookedCorrectionDto[] = [];
  for (const { id, mealId, bookedDate } of booked) {
    const item = judged.items.find((one) => one.mealId === mealId);
    const row = rows.find((one) => one.mealId === mealId);
    if (!item || !row) throw new Error('a correction of a meal nobody asked for');
    const { kind, refund } = item;
    const { facilityId, facilityTown: townCode, organisationId, residentId } = row;
    const entry = correctionEntry({
      ...{ id, facilityId, townCode, organisationId, bookedDate, refund, publicSale: residentId === null },
      fundingTown: row.fundingTown ?? item.fundingTown,
      amounts: amountsOf(item),
      wallets: refund === 'wallet' ? await tx.query<HeldPart[]>(CREDIT, [id]) : [],
      donations: givenBack.filter(({ correctionId }) => correctionId === id),
    });
    if (entry !== null) entries.push(entry);
    answers.push({ id, mealId, kind, bookedDate });
  }
  await journal.post(tx, entries);
  const lowered = judged.items.filter(({ refund }) => refund === 'wallet' || refund === 'cash');
  await returnVouchers(
    tx,
    journal,
    lowered.map(({ mealId }) => mealId),
  );
  return answers;
}

/** The expected failure behind a refusal of the database; null for anything else. */
export function correctionRefusal(error: unknown): DomainError | null {
  switch (violatedConstraint(error)) {
    case 'meal_corrections_as_judged':
      return CorrectionErrors.CHANGED_MEANWHILE();
    case 'meal_corrections_claimed':
      return CorrectionErrors.OFFICIAL_NEEDED();
    case 'quota_uses_within_limit':
      return CorrectionErrors.NO_SUBSIDY_DUE();
    case 'wallets_of_erased':
    case 'voucher_redemptions_follow_meal':
      return CorrectionErrors.WALLET_OF_ERASED();
    case 'correction_proposals_client':
      return CorrectionErrors.CLIENT_ID_CLASH();
    case 'correction_decisions_four_eyes':
      return CorrectionErrors.SECOND_PERSON_NEEDED();
    case 'correction_decisions_pkey':
      return CorrectionErrors.ALREADY_DECIDED();
    case 'correction_decisions_reasoned':
      return CorrectionErrors.REASON_MISSING();
    default:
      return null;
  }
}
