import {
  grantSubsidy,
  refuseSubsidy,
  reverseMeal,
  settleDay,
  type Correction,
  type SettledView,
} from '@nuancan/five-ones';
import { addDays, fen, parseBusinessDate } from '@nuancan/kernel';
import { ModelLedger, type ModelAccount } from './model-ledger.js';
import {
  compareText,
  entitledShares,
  governmentOf,
  monthOf,
  nextMonth,
  NO_SHARES,
  NOTHING,
  plus,
  PRICE_FEN,
  settledView,
  settlementMeal,
  viewOf,
  type Method,
  type ModelFacts,
  type ModelMeal,
  type ModelPeriod,
  type ModelPlace,
  type ModelSource,
  type ModelTranche,
  type PlaceName,
} from './model-parts.js';

/** Where and when the model lives. */
export interface BooksWorld {
  readonly places: Readonly<Record<PlaceName, ModelPlace>>;
  readonly organisationId: string;
  /** Another one, which runs no facility and takes donations in. */
  readonly charityId: string;
  /** All of the town of `home`. */
  readonly elders: readonly { readonly id: string; readonly isOver80: boolean }[];
  readonly today: string;
  /** The two months that may be closed, one after the other, both over. */
  readonly months: readonly [string, string];
  readonly days: readonly string[];
}

/**
 * What five-ones.md says of meals, wallets, sources, closes and corrections, in plain memory: each method does one thing,
 * or names the error for which nothing is done.
 */
export class BooksModel {
  readonly meals: ModelMeal[] = [];
  readonly sources: ModelSource[] = [];
  readonly tranches: ModelTranche[] = [];
  readonly ledger = new ModelLedger();
  /** Balance less arrears, by elder. */
  readonly wallets = new Map<number, number>();
  readonly periods: Record<PlaceName, ModelPeriod> = {
    home: { closed: 0, pending: null },
    away: { closed: 0, pending: null },
  };
  private readonly closed = new Set<string>();
  private readonly counted = new Map<string, number | null>();
  /** When a drawer was last counted. */
  private readonly countedAtMs = new Map<PlaceName, number>();

  constructor(readonly world: BooksWorld) {}

  isClosed(place: PlaceName, date: string): boolean {
    return this.closed.has(`${place} ${date}`);
  }

  /** What the elder owes of a meal. */
  dueFen(facts: Omit<ModelFacts, 'paidFen'>): number {
    return PRICE_FEN - governmentOf(this.isQuotaLeft(facts) ? this.entitlement(facts) : NO_SHARES);
  }

  /** Judges a meal and takes its quota and its money; `id` and `clientId` come with the answer. */
  log(facts: ModelFacts): ModelMeal {
    const due = this.isQuotaLeft(facts) ? this.entitlement(facts) : NO_SHARES;
    const meal: ModelMeal = {
      ...facts,
      shares: due,
      elderDueFen: PRICE_FEN - governmentOf(due),
      counted: facts.method === 'cash' && facts.servedAtMs < (this.countedAtMs.get(facts.place) ?? 0),
      tookQuota: governmentOf(due) > 0,
      ...{ id: '', clientId: '', state: 'standing', view: null, gifts: new Map(), bookedMonth: null },
    };
    this.meals.push(meal);
    if (facts.method === 'wallet') this.moveWallet(facts.elder, -facts.paidFen);
    return meal;
  }

  voidMeal(meal: ModelMeal): string | null {
    if (meal.state === 'voided') return 'MEAL.ALREADY_VOIDED';
    if (this.isClosed(meal.place, meal.date)) return 'MEAL.DAY_CLOSED';
    if (meal.date < addDays(parseBusinessDate(this.world.today), -3)) return 'MEAL.VOID_TOO_LATE';
    meal.state = 'voided';
    meal.tookQuota = false;
    if (meal.method === 'wallet') this.moveWallet(meal.elder, meal.paidFen);
    return null;
  }

  /** @param amountFen above zero: into the wallet */
  bookWallet(elder: number, place: PlaceName, amountFen: number, method: 'cash' | 'transfer'): string | null {
    if (amountFen < 0 && Math.max(0, this.wallets.get(elder) ?? 0) < -amountFen) return 'WALLET.NOT_COVERED';
    const date = this.openDay(place);
    this.moveWallet(elder, amountFen);
    const money = method === 'cash' ? this.drawer(place) : this.ofOrganisation('bank');
    this.ledger.move(this.bookedMonth(place, date), money, this.ofOrganisation('wallet'), amountFen);
    return null;
  }

  /** @returns the entry, or why there is none */
  enter(source: Omit<ModelSource, 'id' | 'withdrawn'>): ModelSource | 'DAY.CLOSED' | 'DAY.MONTH_CLOSED' {
    if (this.isClosed(source.place, source.date)) return 'DAY.CLOSED';
    if (monthOf(source.date) <= (this.closedThrough(source.place) ?? '')) return 'DAY.MONTH_CLOSED';
    const entered = { ...source, id: '', withdrawn: false };
    this.sources.push(entered);
    this.pay(entered, 1);
    return entered;
  }

  withdraw(source: ModelSource): string | null {
    if (source.withdrawn) return 'DAY.ALREADY_WITHDRAWN';
    if (this.isClosed(source.place, source.date)) return 'DAY.CLOSED';
    source.withdrawn = true;
    this.pay(source, -1);
    return null;
  }

  /** What stands in the way of an operator's close. */
  missing(place: PlaceName, date: string): boolean {
    const waits = ({ kind, confirmed, withdrawn }: ModelSource): boolean =>
      kind.endsWith('_hours') && !confirmed && !withdrawn;
    return this.sources.some((source) => source.place === place && source.date === date && waits(source));
  }

  /** What should lie in the drawer: what is booked, and the cash of meals that no close has booked yet. */
  expectedCash(place: PlaceName): number {
    return this.ledger.balance(this.drawer(place)) + this.unbookedCash(place);
  }

  unbookedCash(place: PlaceName): number {
    return this.meals
      .filter((meal) => meal.place === place && meal.state === 'standing' && meal.method === 'cash' && !meal.counted)
      .reduce((sum, { paidFen }) => sum + paidFen, 0);
  }

  /** What was counted at the close; null when nobody did, or the day is open. */
  countedAt(place: PlaceName, date: string): number | null {
    return this.counted.get(`${place} ${date}`) ?? null;
  }

  /** @param atMs of the count */
  close(place: PlaceName, date: string, countedFen: number | null, atMs: number): void {
    if (this.isClosed(place, date)) return;
    this.closed.add(`${place} ${date}`);
    this.counted.set(`${place} ${date}`, countedFen);
    const month = this.bookedMonth(place, date);
    for (const [kind, from] of [
      ['garden', 'garden'],
      ['goods', 'garden'],
      ['volunteer', 'volunteer'],
    ] as const) {
      const suppliedFen = kind === 'volunteer' ? this.hours(place, date) : this.valueOf(place, date, kind);
      const supplied = { kind: `${kind}_supplied`, facility: this.facility(place) };
      this.ledger.move(month, this.inKind('in_kind_unallocated', place, from), supplied, suppliedFen);
    }
    if (countedFen !== null) this.count(place, countedFen, { month, atMs });
    this.settle(place, date);
  }

  /** Counts the drawer again, on the day that is open. @param atMs of the count */
  recount(place: PlaceName, countedFen: number, atMs: number): void {
    this.count(place, countedFen, { month: this.bookedMonth(place, this.openDay(place)), atMs });
  }

  /** Settles what came after the close. */
  settleLate(place: PlaceName, date: string): void {
    if (this.isClosed(place, date)) this.settle(place, date);
  }

  /** @param scope who asks: the operator or the town official of the meals' own place */
  correct(
    meals: readonly ModelMeal[],
    kind: 'reverse' | 'refuse_subsidy',
    { isOperator, refundCash }: { isOperator: boolean; refundCash: boolean },
  ): string | null {
    if (isOperator && kind === 'refuse_subsidy') return 'CORRECTION.OFFICIAL_NEEDED';
    if (meals.some((meal) => meal.view === null)) return 'CORRECTION.DAY_OPEN';
    if (isOperator && meals.some((meal) => this.isMonthClosed(meal))) return 'CORRECTION.OFFICIAL_NEEDED';
    const differences = meals.map((meal) => {
      const view = viewOf(meal);
      return { meal, by: kind === 'reverse' ? reverseMeal(view) : refuseSubsidy(view) };
    });
    if (differences.some(({ by }) => Object.values(by).every((amount) => amount === 0)))
      return 'CORRECTION.NOTHING_LEFT';
    const wallets = differences.filter(({ meal, by }) => by.elderPaidFen < 0 && meal.method === 'wallet');
    if (refundCash && wallets.length > 0) return 'CORRECTION.OTHER_WAY';
    for (const { meal, by } of differences) this.apply(meal, by, refundCash ? 'cash' : meal.method);
    return null;
  }

  swap(from: ModelMeal, to: ModelMeal): string | null {
    if (from.view === null || to.view === null) return 'CORRECTION.DAY_OPEN';
    if (from === to || from.elder !== to.elder || from.elder === null) return 'CORRECTION.NOT_SAME_SLOT';
    if (from.date !== to.date || from.slot !== to.slot) return 'CORRECTION.NOT_SAME_SLOT';
    if (governmentOf(from.view) === 0) return 'CORRECTION.NOTHING_LEFT';
    const isFreed = this.isQuotaLeft(to) || from.tookQuota;
    if (!isFreed || governmentOf(to.view) > 0 || to.view.priceFen === 0) return 'CORRECTION.NO_SUBSIDY_DUE';
    this.apply(from, refuseSubsidy(from.view), 'free');
    this.apply(to, grantSubsidy(to.view, this.entitlement(to)), to.method);
    from.tookQuota = false;
    to.tookQuota = true;
    return null;
  }

  /** First day of the last month that takes no more entries. */
  closedThrough(place: PlaceName): string | null {
    const { closed, pending } = this.periods[place];
    return this.world.months[closed - 1 + (pending === 'closing' ? 1 : 0)] ?? null;
  }

  bookedMonth(place: PlaceName, date: string): string {
    const through = this.closedThrough(place);
    const own = monthOf(date);
    return through !== null && own <= through ? nextMonth(through) : own;
  }

  private count(place: PlaceName, countedFen: number, { month, atMs }: { month: string; atMs: number }): void {
    const over = { kind: 'cash_over_short', facility: this.facility(place) };
    this.ledger.move(month, this.drawer(place), over, countedFen - this.expectedCash(place));
    this.countedAtMs.set(place, atMs);
  }

  private settle(place: PlaceName, date: string): void {
    const here = (meal: ModelMeal): boolean => meal.place === place && meal.date === date;
    const pending = this.meals.filter((meal) => here(meal) && meal.state === 'standing');
    const used = this.meals.filter((meal) => here(meal) && meal.view !== null).map(viewOf);
    const usedFen = (part: keyof SettledView): number => used.reduce((sum, view) => sum + view[part], 0);
    const month = this.bookedMonth(place, date);
    const input = {
      meals: pending.flatMap((meal) => (meal.elder === null ? [] : settlementMeal(meal))),
      gardenFen: fen(this.valueOf(place, date, 'garden') + this.valueOf(place, date, 'goods') - usedFen('gardenFen')),
      tranches: this.eligible(place, date).map(({ id, amountFen, spentFen }) => ({
        trancheId: id,
        remainingFen: fen(amountFen - spentFen),
      })),
    };
    const deliveryFen = fen(this.valueOf(place, date, 'delivery_hours') - usedFen('volunteerDeliveryFen'));
    const otherFen = fen(
      this.valueOf(place, date, 'kitchen_hours') - usedFen('volunteerFen') + usedFen('volunteerDeliveryFen'),
    );
    const settled = new Map(
      settleDay({ ...input, volunteer: { deliveryFen, otherFen } }).meals.map((meal) => [meal.mealId, meal]),
    );
    const byDelivery = new Map(
      settleDay({ ...input, volunteer: { deliveryFen, otherFen: fen(0) } }).meals.map((meal) => [meal.mealId, meal]),
    );
    for (const meal of pending) {
      const of = settled.get(meal.id);
      meal.state = 'settled';
      meal.bookedMonth = month;
      meal.view = NOTHING;
      const view = settledView(meal, of, byDelivery.get(meal.id)?.volunteerFen ?? 0);
      this.apply(meal, view, meal.method, { month, gifts: of?.donations ?? [] });
    }
  }

  /** Adds a difference to what stands of a meal and books it: at its settlement, or on the open day for a correction. */
  private apply(
    meal: ModelMeal,
    by: Correction,
    method: Method,
    settlement?: { readonly month: string; readonly gifts: readonly { trancheId: string; amountFen: number }[] },
  ): void {
    const view = viewOf(meal);
    meal.view = plus(view, by);
    const { place } = meal;
    const facility = this.facility(place);
    const date = this.openDay(place);
    const month = settlement?.month ?? this.bookedMonth(place, date);
    const gifts =
      settlement?.gifts ??
      (by.donationFen < 0 ? [...meal.gifts].map(([trancheId, gift]) => ({ trancheId, amountFen: -gift })) : []);
    if (by.elderPaidFen !== 0) {
      const income = { kind: meal.elder === null ? 'income_public' : 'income_elder', facility };
      const found = { kind: 'cash_over_short', facility };
      const debit = settlement !== undefined && meal.counted ? found : this.paidInto(method, place);
      this.ledger.move(month, debit, income, by.elderPaidFen);
      if (settlement === undefined && method === 'wallet') this.moveWallet(meal.elder, -by.elderPaidFen);
    }
    for (const funder of ['province', 'city', 'district', 'town'] as const) {
      const town = funder === 'town' ? this.world.places.home.townCode : undefined;
      const [owed, earned] = ['subsidy_receivable', 'income_government'].map((kind) => ({
        kind,
        facility,
        funder,
        town,
      }));
      if (owed && earned) this.ledger.move(month, owed, earned, by[`${funder}Fen`]);
    }
    for (const { trancheId, amountFen } of gifts) {
      const tranche = this.tranches.find(({ id }) => id === trancheId);
      if (tranche) tranche.spentFen += amountFen;
      meal.gifts.set(trancheId, (meal.gifts.get(trancheId) ?? 0) + amountFen);
      const fund = { kind: 'donation_fund', fund: trancheId };
      this.ledger.move(month, fund, { kind: 'income_donation', facility }, amountFen);
      // The charity's bank pays, the organisation's books have the income: between both it is cleared.
      if (tranche?.holder === 'charity') {
        const owing = { kind: 'clearing', organisation: this.world.charityId };
        this.ledger.move(month, this.ofOrganisation('clearing'), owing, amountFen);
      }
    }
    for (const from of ['garden', 'volunteer'] as const) {
      const unallocated = this.inKind('in_kind_unallocated', place, from);
      this.ledger.move(month, this.inKind('in_kind_used', place, from), unallocated, by[`${from}Fen`]);
    }
  }

  /** The day that takes a correction or a wallet's money. */
  private openDay(place: PlaceName): string {
    const { today } = this.world;
    return this.isClosed(place, today) ? addDays(parseBusinessDate(today), 1) : today;
  }

  private isQuotaLeft({ elder, date, slot }: Pick<ModelFacts, 'elder' | 'date' | 'slot'>): boolean {
    return !this.meals.some(
      (meal) => meal.tookQuota && meal.elder === elder && meal.date === date && meal.slot === slot,
    );
  }

  private entitlement({ elder, place }: Pick<ModelFacts, 'elder' | 'place'>) {
    if (elder === null) return NO_SHARES;
    return entitledShares({ isOver80: this.world.elders[elder]?.isOver80 ?? false, atHome: place === 'home' });
  }

  private isMonthClosed({ place, bookedMonth }: ModelMeal): boolean {
    return bookedMonth !== null && bookedMonth <= (this.closedThrough(place) ?? '');
  }

  private eligible(place: PlaceName, date: string): ModelTranche[] {
    return this.tranches
      .filter(({ receivedOn, only }) => receivedOn <= date && (only === null || only === place))
      .sort((a, b) => compareText(a.receivedOn, b.receivedOn) || compareText(a.id, b.id));
  }

  private valueOf(place: PlaceName, date: string, kind: string): number {
    const counts = (source: ModelSource): boolean =>
      !source.withdrawn && (source.confirmed || !source.kind.endsWith('_hours'));
    return this.sources
      .filter((source) => source.place === place && source.date === date && source.kind === kind && counts(source))
      .reduce((sum, source) => sum + source.valueFen, 0);
  }

  private hours(place: PlaceName, date: string): number {
    return this.valueOf(place, date, 'kitchen_hours') + this.valueOf(place, date, 'delivery_hours');
  }

  /** Money out of the drawer: for ingredients, or to the bank. */
  private pay({ place, date, kind, valueFen }: ModelSource, sign: 1 | -1): void {
    if (kind !== 'ingredients' && kind !== 'bank_deposit') return;
    const to =
      kind === 'bank_deposit'
        ? this.ofOrganisation('bank')
        : { kind: 'expense_ingredients', facility: this.facility(place) };
    this.ledger.move(this.bookedMonth(place, date), to, this.drawer(place), sign * valueFen);
  }

  private paidInto(method: Method, place: PlaceName): ModelAccount {
    if (method === 'wallet') return this.ofOrganisation('wallet');
    return method === 'wechat'
      ? { kind: 'payment_channel', facility: this.facility(place), method }
      : this.drawer(place);
  }

  private moveWallet(elder: number | null, amountFen: number): void {
    if (elder !== null && amountFen !== 0) this.wallets.set(elder, (this.wallets.get(elder) ?? 0) + amountFen);
  }

  private drawer(place: PlaceName): ModelAccount {
    return { kind: 'cash_drawer', facility: this.facility(place), method: 'cash' };
  }

  private inKind(kind: string, place: PlaceName, funder: string): ModelAccount {
    return { kind, facility: this.facility(place), funder };
  }

  private ofOrganisation(kind: string): ModelAccount {
    return { kind, organisation: this.world.organisationId };
  }

  private facility(place: PlaceName): string {
    return this.world.places[place].facilityId;
  }
}
