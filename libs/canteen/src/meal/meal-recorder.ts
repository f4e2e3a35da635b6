import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { deliveryFee, type Policy } from '@nuancan/five-ones';
import { Journal } from '@nuancan/ledger';
import { addDays, businessDateAt, DomainError, fen, ZERO_FEN, type BusinessDate } from '@nuancan/kernel';
import { servingFlags, type OpeningFacts } from '@nuancan/meal-point';
import type { Scope, Tx } from '@nuancan/platform';
import { DinerFactsReader, type DinerFacts } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { BatchUse } from './batch-use.js';
import type { CheckedDraft } from './check-draft.js';
import { heldOn, type CounterFacts, type EarlierRecord, type MealContext } from './counter-facts.js';
import { refused } from './item-answer.js';
import { arrivalFlags, judgeMeal, type JudgedMeal } from './judge-meal.js';
import { lockKeys } from './lock-keys.js';
import type { MealItem } from './meal-item.js';
import { MEAL_COLUMNS, mealFromRow, type MealRow } from './meal-row.js';
import type { LoggedItemDto } from './meal.dto.js';
import { MealErrors } from './meal.errors.js';
import { LOAD_COUNTER_FACTS, RECORD_MEALS } from './record-meals.sql.js';
import { isEntitled } from './resident-standing.js';
import { flagged, recordableMeal, type RecordableMeal } from './recordable-meal.js';
import { redeemVouchers } from '../voucher/redeem-vouchers.js';
import { voucherEntry, type VoucherMovement } from '../voucher/voucher-entry.js';
import { spendFromWallets } from '../wallet/wallet-spends.js';

/** A quota window is at most a month long: no earlier use can matter. */
const LONGEST_WINDOW_DAYS = 31;
const UUID_RANDOM_BYTES = 10;
const NOTHING_EXPECTED = { gardenFen: ZERO_FEN, volunteerFen: ZERO_FEN, donationFen: ZERO_FEN };

/** Answers by place in the batch. */
export type Answers = Map<number, LoggedItemDto>;

/** Items with client ids of their own, from one device, at one moment. */
export interface MealBatch {
  readonly scope: Scope;
  readonly deviceId: string;
  readonly items: readonly MealItem[];
  readonly now: Date;
}

interface Loaded {
  readonly facts: CounterFacts;
  /** Null when the facility is not in scope. */
  readonly opening: OpeningFacts | null;
  /** By `date|resident`. */
  readonly diners: ReadonlyMap<string, DinerFacts>;
  readonly policies: ReadonlyMap<BusinessDate, readonly Policy[]>;
}

/** Loads what a batch is judged by, judges it (pure), writes it: inside one given transaction. */
@Injectable()
export class MealRecorder {
  constructor(
    private readonly diners: DinerFactsReader,
    private readonly policies: PolicyReader,
    private readonly journal: Journal,
  ) {}

  /** @returns an answer for every item; throws what the database refuses, then nothing was written */
  async record(tx: Tx, batch: MealBatch): Promise<Answers> {
    const answers: Answers = new Map();
    const loaded = await this.load(tx, batch);
    const fresh = await this.answerRepeats(tx, batch.items, loaded.facts.repeats, answers);
    const use = new BatchUse(loaded.facts);
    const meals = new Map<number, RecordableMeal>();
    for (const item of fresh) {
      const judged = judgeItem(item, loaded, use);
      if (judged instanceof DomainError) answers.set(item.place, refused(item.draft.clientId, judged));
      else meals.set(item.place, recordable(judged.item, judged.meal, batch));
    }
    const paid = await payFromWallets(tx, batch, meals);
    await this.write(tx, paid.meals, batch.now, answers);
    // Last, as whoever closes: the drawer and the day before the books.
    if (paid.vouchers.length > 0) await this.journal.post(tx, paid.vouchers.map(voucherEntry));
    return answers;
  }

  /** Takes the locks first, so that what is read after them is what the transaction before left. */
  private async load(tx: Tx, { scope, deviceId, items, now }: MealBatch): Promise<Loaded> {
    const clientIds = items.map((item) => item.draft.clientId);
    const residentIds = [...new Set(items.flatMap((item) => item.draft.residentId ?? []))];
    const dates = [...new Set(items.map((item) => item.draft.businessDate))].sort();
    await tx.query('SELECT pg_advisory_xact_lock(k) FROM unnest($1::bigint[]) AS k', [
      lockKeys([...clientIds, ...residentIds]),
    ]);
    const since = addDays(dates[0] ?? businessDateAt(now), -LONGEST_WINDOW_DAYS);
    const [{ facts, opening }] = await tx.query<[{ facts: CounterFacts; opening: OpeningFacts | null }]>(
      LOAD_COUNTER_FACTS,
      [deviceId, clientIds, residentIds, dates, scope.facilityId, since],
    );
    const diners = new Map<string, DinerFacts>();
    const policies = new Map<BusinessDate, readonly Policy[]>();
    for (const date of dates) {
      policies.set(date, await this.policies.keptOn(tx, scope.districtCode, date));
      for (const [id, diner] of await this.diners.load(tx, residentIds, date)) diners.set(`${date}|${id}`, diner);
    }
    return { facts, opening, diners, policies };
  }

  /** Answers the items this device sent before. @returns the others */
  private async answerRepeats(
    tx: Tx,
    items: readonly MealItem[],
    repeats: readonly EarlierRecord[],
    answers: Answers,
  ): Promise<readonly MealItem[]> {
    if (repeats.length === 0) return items;
    const rows = await tx.query<MealRow[]>(
      `SELECT ${MEAL_COLUMNS} FROM canteen.meals m WHERE m.id = ANY ($1::uuid[]) AND m.business_date = ANY ($2::date[])`,
      [repeats.map((repeat) => repeat.mealId), repeats.map((repeat) => repeat.businessDate)],
    );
    const meals = new Map(rows.map((row) => [row.id, mealFromRow(row)]));
    const earlier = new Map(repeats.map((repeat) => [repeat.clientId, repeat]));
    return items.filter(({ draft: { clientId }, bodyHash, place }) => {
      const first = earlier.get(clientId);
      if (!first) return true;
      const meal = first.kind === 'meal' && first.bodyHash === bodyHash ? meals.get(first.mealId) : undefined;
      answers.set(
        place,
        meal ? { clientId, outcome: 'already_recorded', meal } : refused(clientId, MealErrors.CLIENT_ID_CLASH()),
      );
      return false;
    });
  }

  private async write(tx: Tx, meals: ReadonlyMap<number, RecordableMeal>, now: Date, answers: Answers): Promise<void> {
    if (meals.size === 0) return;
    const all = [...meals.values()];
    const today = businessDateAt(now);
    const pastDays = new Set(all.map((meal) => meal.row.businessDate).filter((date) => date < today));
    const written = await tx.query<{ id: string; recordedAt: Date }[]>(RECORD_MEALS, [
      JSON.stringify(all.map((meal) => meal.input)),
      JSON.stringify(all.flatMap((meal) => meal.quotas)),
      [...pastDays],
    ]);
    const recordedAt = new Map(written.map((row) => [row.id, row.recordedAt]));
    for (const [place, { row }] of meals) {
      const at = recordedAt.get(row.id);
      if (!at) throw new Error('a judged meal was not written');
      answers.set(place, {
        clientId: row.clientId,
        outcome: 'recorded',
        meal: mealFromRow({ ...row, recordedAt: at }),
      });
    }
  }
}

/**
 * Takes what is paid by wallet, in the order of the batch; first what vouchers pay comes in.
 * @returns the meals, those flagged that a wallet did not cover or that a voucher did not pay for; and what vouchers paid
 */
async function payFromWallets(
  tx: Tx,
  { scope, items }: MealBatch,
  meals: ReadonlyMap<number, RecordableMeal>,
): Promise<{ meals: ReadonlyMap<number, RecordableMeal>; vouchers: readonly VoucherMovement[] }> {
  const spends = [...meals.values()].flatMap(({ row: { id, residentId, paymentMethod, elderPaidFen, businessDate } }) =>
    paymentMethod === 'wallet' && elderPaidFen > 0 && residentId !== null
      ? [{ mealId: id, residentId, amountFen: elderPaidFen, businessDate }]
      : [],
  );
  const shown = items.flatMap(({ place, draft: { voucherCode } }) => {
    const meal = meals.get(place);
    return meal && voucherCode !== undefined ? [{ meal, code: voucherCode }] : [];
  });
  const residentIds = [...spends, ...shown.map(({ meal }) => meal.row)].flatMap(({ residentId }) => residentId ?? []);
  const outcomes = await redeemVouchers(tx, scope, { shown, residentIds });
  const short = await spendFromWallets(tx, spends);
  const flags = new Map<string, string[]>();
  for (const mealId of short) flags.set(mealId, ['wallet_short']);
  for (const { mealId, flag } of outcomes) if (flag !== null) flags.set(mealId, [...(flags.get(mealId) ?? []), flag]);
  return {
    meals: new Map([...meals].map(([place, meal]) => [place, (flags.get(meal.row.id) ?? []).reduce(flagged, meal)])),
    vouchers: outcomes.flatMap(({ movement }) => movement ?? []),
  };
}

/** Judges one item by the facts of its day and counts what it uses. @returns the item as it is recorded and the judgement, or why it is refused */
function judgeItem(
  item: MealItem,
  { facts, opening, diners, policies }: Loaded,
  use: BatchUse,
): { readonly item: MealItem; readonly meal: JudgedMeal } | DomainError {
  const { businessDate, residentId } = item.draft;
  const { facility } = facts;
  const diner = residentId === null ? null : diners.get(`${businessDate}|${residentId}`);
  const costCard = heldOn(facts.costCards, businessDate);
  if (diner === undefined) return MealErrors.UNKNOWN_RESIDENT();
  if (!facility || !opening) return MealErrors.NO_FACILITY();
  if (!costCard) return MealErrors.NO_COST_CARD();
  const context: MealContext = {
    diner,
    facility,
    policies: policies.get(businessDate) ?? [],
    costCard,
    expected: heldOn(facts.expectedSources, businessDate) ?? NOTHING_EXPECTED,
    limitUse: (key, windowStart) => (residentId === null ? 0 : use.limitUse(residentId, key, windowStart)),
    spentEarlierTodayFen: residentId === null ? 0 : use.spentOn(residentId, businessDate),
  };
  const draft = pricedDelivery(item, context);
  const judged = judgeMeal(
    { ...draft, elderPaidFen: item.delivered ? item.delivered.elderPaidFen : draft.elderPaidFen },
    context,
  );
  if (residentId !== null) {
    const spentFen = draft.priceFen - draft.deliveryFeeFen;
    use.take(residentId, { businessDate, spentFen, limits: judged.limits });
  }
  const flags = [...judged.flags, ...servingFlags(opening, businessDate, draft.slot)];
  return { item: { ...item, draft }, meal: { ...judged, flags } };
}

/** A delivered meal with the fee that its day's policies put on it; any other as it came. */
function pricedDelivery(
  { draft, delivered }: MealItem,
  { diner, policies, facility, spentEarlierTodayFen }: MealContext,
): CheckedDraft {
  if (!delivered || diner === null) return draft;
  const deliveryFeeFen = deliveryFee({
    policies: isEntitled(diner, draft.businessDate) ? policies : [],
    diner,
    meal: {
      ...{
        businessDate: draft.businessDate,
        slot: draft.slot,
        mode: draft.mode,
        priceFen: fen(draft.priceFen),
        deliveryFeeFen: ZERO_FEN,
      },
      spentEarlierTodayFen: fen(spentEarlierTodayFen),
      facilityTownCode: facility.townCode,
      facilityDistrictCode: facility.districtCode,
    },
  });
  return { ...draft, deliveryFeeFen, priceFen: draft.priceFen + deliveryFeeFen };
}

function recordable(
  { draft, bodyHash }: MealItem,
  judged: JudgedMeal,
  { scope, deviceId, now }: MealBatch,
): RecordableMeal {
  if (scope.facilityId === null) throw new Error('only an account of a facility logs meals');
  return recordableMeal(draft, judged, {
    deviceId,
    facilityId: scope.facilityId,
    bodyHash,
    flags: [...judged.flags, ...arrivalFlags(draft, judged.split, now)],
    nowMs: now.getTime(),
    random: randomBytes(UUID_RANDOM_BYTES),
  });
}
