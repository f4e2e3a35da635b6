import { Injectable } from '@nestjs/common';
import { grantSubsidy, refuseSubsidy, reverseMeal, type Correction } from '@nuancan/five-ones';
import { Journal, type JournalEntry } from '@nuancan/ledger';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { correctionEntry, type Refund } from './correction-entry.js';
import type {
  BookedCorrectionDto,
  CorrectedDto,
  CorrectMealsDto,
  MealRefDto,
  SettledMealDto,
  SwapSubsidyDto,
} from './correction.dto.js';
import { CorrectionErrors } from './correction.errors.js';
import { dueSubsidy } from './due-subsidy.js';
import { lockSettled, type SettledRow } from './settled-view.js';

type Kind = 'reverse' | 'refuse_subsidy' | 'grant_subsidy';

interface Item {
  readonly row: SettledRow;
  readonly kind: Kind;
  readonly amounts: Correction;
  readonly refund: Refund | null;
  readonly fundingTown: string | null;
}

interface Earlier extends BookedCorrectionDto {
  readonly businessDate: string;
  readonly reason: string;
}

const EARLIER = `SELECT k.id, k.meal_id AS "mealId", k.business_date AS "businessDate", k.kind, k.reason,
    k.booked_date AS "bookedDate"
  FROM canteen.meal_corrections k WHERE k.client_id = $1 ORDER BY k.meal_id`;
const BOOK = `SELECT id, meal_id AS "mealId", booked_date AS "bookedDate" FROM canteen.book_corrections($1)`;

/** A statement of its own: the one that books does not see what it has stored itself. */
const GIVEN_BACK = `SELECT d.correction_id AS "correctionId", d.tranche_id AS "trancheId", d.amount_fen AS "amountFen"
  FROM canteen.correction_donations d WHERE d.correction_id = ANY ($1) ORDER BY d.correction_id, d.tranche_id`;

const CREDIT = `SELECT organisation_id AS "organisationId", amount_fen AS "amountFen" FROM canteen.credit_wallets($1)`;

interface WalletPart {
  readonly organisationId: string;
  readonly amountFen: number;
}

/** Corrects meals after their day was closed: differences on an open day, never an edit. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
    private readonly diners: DinerFactsReader,
    private readonly policies: PolicyReader,
  ) {}

  /**
   * Takes meals back, or their subsidy: all of them or none.
   * @throws CORRECTION.MEAL_NOT_FOUND, DAY_OPEN, NOTHING_LEFT, OFFICIAL_NEEDED, OTHER_WAY, CLIENT_ID_CLASH
   */
  async correct(scope: Scope, asked: CorrectMealsDto): Promise<CorrectedDto> {
    if (asked.kind !== 'reverse' && scope.role === 'operator') throw CorrectionErrors.OFFICIAL_NEEDED();
    const meals = asked.meals.filter(({ mealId }, at) => asked.meals.findIndex((one) => one.mealId === mealId) === at);
    return this.once(scope, asked, meals, async (tx) => {
      const rows = await this.load(tx, scope, meals);
      const judged = rows.map((row) => ({
        row,
        amounts: asked.kind === 'reverse' ? reverseMeal(row) : refuseSubsidy(row),
      }));
      if (judged.some(({ amounts }) => Object.values(amounts).every((fen) => fen === 0))) {
        throw CorrectionErrors.NOTHING_LEFT();
      }
      return judged.map(({ row, amounts }) => {
        const refund = amounts.elderPaidFen < 0 ? refundOf(row, asked.refund) : null;
        return { row, kind: asked.kind, amounts, refund, fundingTown: null };
      });
    });
  }

  /**
   * Gives the subsidy of one meal to another of the same elder, day and slot, rated by the policy of that day.
   * @throws CORRECTION.NOT_SAME_SLOT, NO_SUBSIDY_DUE, and those of `correct`
   */
  async swap(scope: Scope, asked: SwapSubsidyDto): Promise<CorrectedDto> {
    return this.once(scope, asked, [asked.subsidised, asked.other], async (tx) => {
      const rows = await this.load(tx, scope, [asked.subsidised, asked.other]);
      const from = rows.find((row) => row.mealId === asked.subsidised.mealId);
      const to = rows.find((row) => row.mealId === asked.other.mealId);
      if (!from || !to || from === to) throw CorrectionErrors.NOT_SAME_SLOT();
      const same = from.residentId === to.residentId && from.businessDate === to.businessDate && from.slot === to.slot;
      if (!same || to.residentId === null) throw CorrectionErrors.NOT_SAME_SLOT();
      if (from.governmentFen === 0) throw CorrectionErrors.NOTHING_LEFT();
      const due = await dueSubsidy(tx, scope, { diners: this.diners, policies: this.policies }, { from, to });
      // A meal that was taken back has no price left to be subsidised.
      if (due === null || to.governmentFen > 0 || to.priceFen === 0) throw CorrectionErrors.NO_SUBSIDY_DUE();
      const { fundingTown, ...shares } = due;
      return [
        { row: from, kind: 'refuse_subsidy', amounts: refuseSubsidy(from), refund: null, fundingTown: null },
        { row: to, kind: 'grant_subsidy', amounts: grantSubsidy(to, shares), refund: null, fundingTown },
      ];
    });
  }

  private async load(tx: Tx, scope: Scope, meals: readonly MealRefDto[]): Promise<SettledRow[]> {
    const rows = await lockSettled(tx, meals, scope);
    if (rows.length < new Set(meals.map((meal) => meal.mealId)).size) throw await this.whyMissing(tx, scope, meals);
    if (scope.role === 'operator' && rows.some((row) => row.monthClosed)) throw CorrectionErrors.OFFICIAL_NEEDED();
    return rows;
  }

  /** A client id is used once: the same meals again are answered as they stand. */
  private async once(
    scope: Scope,
    asked: { readonly clientId: string; readonly reason: string; readonly kind?: string },
    meals: readonly MealRefDto[],
    judge: (tx: Tx) => Promise<Item[]>,
  ): Promise<CorrectedDto> {
    return this.database.scoped(scope, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`correction ${asked.clientId}`]);
      const earlier = await tx.query<Earlier[]>(EARLIER, [asked.clientId]);
      if (earlier.length > 0) {
        const ids = new Set(meals.map((meal) => meal.mealId));
        const same = (one: Earlier): boolean =>
          ids.has(one.mealId) && one.reason === asked.reason && (asked.kind === undefined || one.kind === asked.kind);
        if (earlier.length !== ids.size || !earlier.every(same)) {
          throw CorrectionErrors.CLIENT_ID_CLASH();
        }
        return answer(tx, scope, earlier, meals);
      }
      const items = await judge(tx);
      return answer(tx, scope, await this.book(tx, asked, items), meals);
    });
  }

  private async book(
    tx: Tx,
    { clientId, reason }: { readonly clientId: string; readonly reason: string },
    items: readonly Item[],
  ): Promise<BookedCorrectionDto[]> {
    const input = {
      ...{ clientId, reason },
      items: items.map(({ row: { mealId, businessDate }, kind, amounts, refund, fundingTown }) => ({
        ...{ mealId, businessDate, kind, refund, fundingTown, amounts: columnsOf(amounts) },
      })),
    };
    const booked = await tx.query<{ id: string; mealId: string; bookedDate: string }[]>(BOOK, [JSON.stringify(input)]);
    type GivenBack = { correctionId: string; trancheId: string; amountFen: number };
    const givenBack = await tx.query<GivenBack[]>(GIVEN_BACK, [booked.map(({ id }) => id)]);
    const entries: JournalEntry[] = [];
    for (const { id, mealId, bookedDate } of booked) {
      const donations = givenBack.filter(({ correctionId }) => correctionId === id);
      const item = items.find(({ row }) => row.mealId === mealId);
      if (!item) throw new Error('a correction of a meal nobody asked for');
      const wallets = item.refund === 'wallet' ? await tx.query<WalletPart[]>(CREDIT, [id]) : [];
      const { facilityId, facilityTown: townCode, organisationId, residentId } = item.row;
      const place = { facilityId, townCode, organisationId, bookedDate, publicSale: residentId === null };
      const fundingTown = item.row.fundingTown ?? item.fundingTown;
      const { refund, amounts } = item;
      const entry = correctionEntry({ id, ...place, fundingTown, refund, amounts, wallets, donations });
      if (entry !== null) entries.push(entry);
    }
    await this.journal.post(tx, entries);
    return booked.map(({ id, mealId, bookedDate }) => {
      const kind = items.find(({ row }) => row.mealId === mealId)?.kind ?? 'reverse';
      return { id, mealId, kind, bookedDate };
    });
  }

  private async whyMissing(tx: Tx, scope: Scope, meals: readonly MealRefDto[]): Promise<Error> {
    const found = await tx.query<unknown[]>(
      `SELECT FROM jsonb_to_recordset($1::jsonb) AS r ("mealId" uuid, "businessDate" date)
       JOIN canteen.meals m ON m.id = r."mealId" AND m.business_date = r."businessDate"
       WHERE ($2::text IS NULL OR m.facility_town = $2) AND ($3::uuid IS NULL OR m.facility_id = $3)`,
      [JSON.stringify(meals), scope.townCode, scope.facilityId],
    );
    return found.length === meals.length ? CorrectionErrors.DAY_OPEN() : CorrectionErrors.MEAL_NOT_FOUND();
  }
}

function refundOf({ paymentMethod }: SettledRow, asked: Refund | undefined): Refund {
  const refund = asked ?? (paymentMethod === 'free' ? 'cash' : paymentMethod);
  // A wallet is made whole by the wallet: cash out of the drawer would leave its arrears standing.
  const cash = refund === 'cash' && paymentMethod !== 'wallet';
  if (!cash && refund !== paymentMethod) throw CorrectionErrors.OTHER_WAY();
  return refund;
}

function columnsOf(amounts: Correction): Record<string, number> {
  const governmentFen = amounts.provinceFen + amounts.cityFen + amounts.districtFen + amounts.townFen;
  return {
    price_fen: amounts.priceFen,
    discount_fen: amounts.discountFen,
    elder_due_fen: amounts.elderDueFen,
    elder_paid_fen: amounts.elderPaidFen,
    government_province_fen: amounts.provinceFen,
    government_city_fen: amounts.cityFen,
    government_district_fen: amounts.districtFen,
    government_town_fen: amounts.townFen,
    government_fen: governmentFen,
    cost_fen: amounts.costFen,
    garden_fen: amounts.gardenFen,
    volunteer_fen: amounts.volunteerFen,
    volunteer_delivery_fen: amounts.volunteerDeliveryFen,
    donation_fen: amounts.donationFen,
    unfunded_fen: amounts.unfundedFen,
    surplus_fen: amounts.surplusFen,
  };
}

async function answer(
  tx: Tx,
  scope: Scope,
  corrections: readonly BookedCorrectionDto[],
  meals: readonly MealRefDto[],
): Promise<CorrectedDto> {
  const rows = await lockSettled(tx, meals, scope);
  return {
    corrections: corrections.map(({ id, mealId, kind, bookedDate }) => ({ id, mealId, kind, bookedDate })),
    meals: rows.map(shownMeal),
  };
}

function shownMeal(row: SettledRow): SettledMealDto {
  const { mealId, businessDate, facilityId, slot, priceFen, discountFen, elderDueFen, elderPaidFen, governmentFen } =
    row;
  const { provinceFen, cityFen, districtFen, townFen, costFen, gardenFen, volunteerFen, donationFen } = row;
  const { unfundedFen, surplusFen, corrections } = row;
  return {
    ...{ mealId, businessDate, facilityId, slot, priceFen, discountFen, elderDueFen, elderPaidFen, governmentFen },
    ...{ provinceFen, cityFen, districtFen, townFen, costFen, gardenFen, volunteerFen, donationFen },
    ...{ unfundedFen, surplusFen, corrections },
  };
}
