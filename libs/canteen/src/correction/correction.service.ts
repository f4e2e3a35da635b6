import { Injectable } from '@nestjs/common';
import { grantSubsidy, refuseSubsidy, reverseMeal } from '@nuancan/five-ones';
import { Journal } from '@nuancan/ledger';
import { actAs, Database, systemScope, type Scope, type Tx } from '@nuancan/platform';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { bookCorrections, correctionRefusal } from './book-corrections.js';
import type { Refund } from './correction-entry.js';
import type { ProposalKind } from './correction-proposal.dto.js';
import type {
  BookedCorrectionDto,
  CorrectedDto,
  CorrectMealsDto,
  GrantSubsidyDto,
  MealRefDto,
  SwapSubsidyDto,
} from './correction.dto.js';
import { CorrectionErrors } from './correction.errors.js';
import { dueSubsidy } from './due-subsidy.js';
import { judgedItem, type CorrectionKind, type JudgedItem } from './judged-correction.js';
import { proposalOfClient, proposalOfId } from './load-proposals.js';
import { lockSettled, type SettledRow } from './settled-view.js';
import { shownMeal } from './shown-meal.js';

/** What a client asks for, under an id of its own. */
interface Asked {
  readonly clientId: string;
  readonly reason: string;
  readonly kind: ProposalKind;
  /** Whatever its size. */
  readonly secondPerson?: boolean;
}

interface Judged {
  readonly rows: readonly SettledRow[];
  readonly items: readonly JudgedItem[];
}

interface Earlier extends BookedCorrectionDto {
  readonly businessDate: string;
  readonly reason: string;
}

const EARLIER = `SELECT k.id, k.meal_id AS "mealId", k.business_date AS "businessDate", k.kind, k.reason,
    k.booked_date AS "bookedDate"
  FROM canteen.meal_corrections k WHERE k.client_id = $1 ORDER BY k.meal_id`;
const NEEDS_SECOND = 'SELECT canteen.needs_second_person($1) AS needed';
const PROPOSE = 'SELECT canteen.propose_corrections($1, $2) AS id';
const STANDING = 'SELECT standing_id AS id FROM registry.standing_entries(ARRAY[$1::uuid])';
/** What each kind of request books. */
const BOOKS: Readonly<Record<ProposalKind, readonly CorrectionKind[]>> = {
  reverse: ['reverse'],
  refuse_subsidy: ['refuse_subsidy'],
  swap: ['refuse_subsidy', 'grant_subsidy'],
  grant_subsidy: ['grant_subsidy'],
  re_rate: ['re_rate'],
};

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
   * Takes meals back, or their subsidy: all of them or none; what is large waits for a second person.
   * @throws CORRECTION.MEAL_NOT_FOUND, DAY_OPEN, NOTHING_LEFT, OFFICIAL_NEEDED, OTHER_WAY, WALLET_OF_ERASED, CLIENT_ID_CLASH
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
      // Of all meals first: which refusal is told does not hang on their order.
      if (judged.some(({ amounts }) => Object.values(amounts).every((fen) => fen === 0))) {
        throw CorrectionErrors.NOTHING_LEFT();
      }
      const items = judged.map(({ row, amounts }) => {
        const refund = amounts.elderPaidFen < 0 ? refundOf(row, asked.refund) : null;
        return judgedItem(row, { kind: asked.kind, amounts, refund });
      });
      return { rows, items };
    });
  }

  /**
   * Gives the subsidy of one meal to another of the same elder, day and slot, rated by the policy of that day; what the
   * elder paid for that one beyond what is due then goes back.
   * @throws CORRECTION.NOT_SAME_SLOT, NO_SUBSIDY_DUE, and those of `correct`
   */
  async swap(scope: Scope, asked: SwapSubsidyDto): Promise<CorrectedDto> {
    const meals = [asked.subsidised, asked.other];
    return this.once(scope, { ...asked, kind: 'swap' }, meals, async (tx) => {
      const rows = await this.load(tx, scope, meals);
      const from = rows.find((row) => row.mealId === asked.subsidised.mealId);
      const to = rows.find((row) => row.mealId === asked.other.mealId);
      if (!from || !to || from === to) throw CorrectionErrors.NOT_SAME_SLOT();
      const sameTime = from.businessDate === to.businessDate && from.slot === to.slot;
      if (!sameTime || !(await isSamePerson(tx, scope, [from, to]))) throw CorrectionErrors.NOT_SAME_SLOT();
      if (from.governmentFen === 0) throw CorrectionErrors.NOTHING_LEFT();
      const due = await dueSubsidy(tx, scope, { diners: this.diners, policies: this.policies }, { from, to });
      // A meal that was taken back has no price left to be subsidised.
      if (due === null || to.governmentFen > 0 || to.priceFen === 0) throw CorrectionErrors.NO_SUBSIDY_DUE();
      const granted = grantSubsidy(to, due.shares);
      const refund = granted.elderPaidFen < 0 ? refundOf(to, asked.refund) : null;
      const taken = { kind: 'refuse_subsidy', amounts: refuseSubsidy(from), refund: null, releases: true } as const;
      const given = { kind: 'grant_subsidy', amounts: granted, refund, takes: due.limits } as const;
      return { rows, items: [judgedItem(from, taken), judgedItem(to, { ...given, fundingTown: due.fundingTown })] };
    });
  }

  /**
   * Proposes the subsidy that a meal is due by what is known now, for instance by a category recorded later; a second person
   * books it.
   * @throws CORRECTION.NO_SUBSIDY_DUE, and those of `correct`
   */
  async grant(scope: Scope, { meal, ...asked }: GrantSubsidyDto): Promise<CorrectedDto> {
    return this.once(scope, { ...asked, kind: 'grant_subsidy', secondPerson: true }, [meal], async (tx) => {
      const [row] = await this.load(tx, scope, [meal]);
      if (!row || row.priceFen === 0) throw CorrectionErrors.NO_SUBSIDY_DUE();
      const due = await dueSubsidy(
        tx,
        scope,
        { diners: this.diners, policies: this.policies },
        { from: null, to: row },
      );
      const dueFen =
        due === null ? 0 : due.shares.provinceFen + due.shares.cityFen + due.shares.districtFen + due.shares.townFen;
      if (due === null || dueFen <= row.governmentFen) throw CorrectionErrors.NO_SUBSIDY_DUE();
      const amounts = grantSubsidy(row, due.shares);
      const refund = amounts.elderPaidFen < 0 ? refundOf(row, asked.refund) : null;
      // What it held goes, for another tier may have other limits.
      const granted = {
        kind: 'grant_subsidy',
        releases: true,
        amounts,
        refund,
        takes: due.limits,
        fundingTown: due.fundingTown,
      } as const;
      return { rows: [row], items: [judgedItem(row, granted)] };
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
    asked: Asked,
    meals: readonly MealRefDto[],
    judge: (tx: Tx) => Promise<Judged>,
  ): Promise<CorrectedDto> {
    try {
      return await this.database.scoped(scope, async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`correction ${asked.clientId}`]);
        const proposal = await proposalOfClient(tx, asked.clientId);
        if (proposal !== null && proposal.kind !== asked.kind) throw CorrectionErrors.CLIENT_ID_CLASH();
        const earlier = await tx.query<Earlier[]>(EARLIER, [asked.clientId]);
        const waiting = (proposal?.items ?? []).map((item) => ({ ...item, reason: proposal?.reason ?? '' }));
        if (earlier.length > 0 || waiting.length > 0) {
          requireSame(earlier.length > 0 ? earlier : waiting, asked, meals);
          return answer(tx, scope, { meals, corrections: earlier, proposal });
        }
        const { rows, items } = await judge(tx);
        const judged = { clientId: asked.clientId, reason: asked.reason, items };
        const [{ needed }] = await tx.query<[{ needed: boolean }]>(NEEDS_SECOND, [JSON.stringify(judged)]);
        if (needed || asked.secondPerson === true) {
          const [{ id }] = await tx.query<[{ id: string }]>(PROPOSE, [asked.kind, JSON.stringify(judged)]);
          return answer(tx, scope, { meals, corrections: [], proposal: await proposalOfId(tx, id) });
        }
        const corrections = await bookCorrections(tx, this.journal, { judged, rows });
        return answer(tx, scope, { meals, corrections, proposal: null });
      });
    } catch (error) {
      throw correctionRefusal(error) ?? error;
    }
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

function requireSame(
  earlier: readonly { readonly mealId: string; readonly kind: string; readonly reason: string }[],
  asked: Asked,
  meals: readonly MealRefDto[],
): void {
  const ids = new Set(meals.map((meal) => meal.mealId));
  const kinds: readonly string[] = BOOKS[asked.kind];
  const same = earlier.every((one) => ids.has(one.mealId) && one.reason === asked.reason && kinds.includes(one.kind));
  if (earlier.length !== ids.size || !same) throw CorrectionErrors.CLIENT_ID_CLASH();
}

/** Over all entries of a person: a till may know a duplicate. */
async function isSamePerson(tx: Tx, scope: Scope, rows: readonly SettledRow[]): Promise<boolean> {
  const standing = new Set<string | null>();
  await actAs(tx, systemScope(scope.districtCode), async () => {
    for (const { residentId } of rows) {
      const [entry] = await tx.query<{ id: string }[]>(STANDING, [residentId]);
      standing.add(entry?.id ?? residentId);
    }
  });
  return standing.size === 1 && !standing.has(null);
}

function refundOf({ paymentMethod, isErased }: SettledRow, asked: Refund | undefined): Refund {
  // The wallet is settled and closed to everybody: what still comes back is the heirs', in cash.
  if (isErased && paymentMethod === 'wallet') {
    if (asked !== 'cash') throw CorrectionErrors.WALLET_OF_ERASED();
    return asked;
  }
  const refund = asked ?? (paymentMethod === 'free' ? 'cash' : paymentMethod);
  // A wallet is made whole by the wallet: cash out of the drawer would leave its arrears standing.
  const cash = refund === 'cash' && paymentMethod !== 'wallet';
  if (!cash && refund !== paymentMethod) throw CorrectionErrors.OTHER_WAY();
  return refund;
}

async function answer(
  tx: Tx,
  scope: Scope,
  { meals, corrections, proposal }: Omit<CorrectedDto, 'meals'> & { readonly meals: readonly MealRefDto[] },
): Promise<CorrectedDto> {
  const rows = await lockSettled(tx, meals, scope);
  return {
    corrections: corrections.map(({ id, mealId, kind, bookedDate }) => ({ id, mealId, kind, bookedDate })),
    proposal,
    meals: rows.map(shownMeal),
  };
}
