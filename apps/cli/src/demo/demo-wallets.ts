import { demoUuid } from './demo-ids.js';
import type { DemoFacility } from './generate-facilities.js';
import type { DemoMeal } from './generate-meals.js';
import { SeededRandom } from './seeded-random.js';

/** What a wallet of the demo holds after its last movement; never in arrears. */
export interface DemoWallet {
  readonly id: string;
  readonly organisationId: string;
  readonly residentId: string;
  readonly openedAtMs: number;
  balanceFen: number;
  movements: number;
}

/** One movement; a top-up has a client id and, in the end, a receipt number. */
export interface DemoMovement {
  readonly id: string;
  readonly wallet: DemoWallet;
  readonly seq: number;
  readonly kind: 'top_up_cash' | 'top_up_transfer' | 'spend' | 'void_return';
  readonly amountFen: number;
  readonly balanceAfterFen: number;
  readonly date: string;
  readonly facility: DemoFacility;
  readonly mealId: string | null;
  readonly reference: string | null;
  readonly clientId: string | null;
  readonly recordedAtMs: number;
  readonly accountId: string;
  receiptNo: number | null;
}

const TOP_UPS_FEN = [10_000, 20_000, 30_000];
const TRANSFER_CHANCE = 0.15;
const BEFORE_MS = 60_000;

/** The wallets of those who pay by them: topped up at the counter when they run out, spent and given back by meals. */
export class DemoWallets {
  readonly movements: DemoMovement[] = [];
  private readonly wallets = new Map<string, DemoWallet>();
  private readonly random: SeededRandom;

  constructor(seed: number) {
    this.random = SeededRandom.stream(seed, 'wallets');
  }

  /** Takes what a meal cost its elder, when it was paid by wallet. */
  note(meal: DemoMeal): void {
    const { resident, split, voided, recordedAtMs } = meal;
    const paidFen: number = split.elderPaidFen;
    if (meal.paymentMethod !== 'wallet' || !resident || paidFen === 0) return;
    const wallet = this.walletOf(meal, resident.id);
    if (wallet.balanceFen < paidFen) this.topUp(meal, wallet);
    const ofMeal = { mealId: meal.id, reference: null, clientId: null };
    this.move(meal, wallet, { ...ofMeal, kind: 'spend', amountFen: -paidFen, atMs: recordedAtMs });
    if (voided) {
      this.move(meal, wallet, { ...ofMeal, kind: 'void_return', amountFen: paidFen, atMs: voided.atMs });
    }
  }

  all(): readonly DemoWallet[] {
    return [...this.wallets.values()];
  }

  /** Numbers the receipts of each organisation in the order of time. @returns the last number of each */
  numberReceipts(): ReadonlyMap<string, number> {
    const last = new Map<string, number>();
    const topUps = this.topUps().sort((left, right) => left.recordedAtMs - right.recordedAtMs);
    for (const movement of topUps) {
      const { organisationId } = movement.wallet;
      movement.receiptNo = (last.get(organisationId) ?? 0) + 1;
      last.set(organisationId, movement.receiptNo);
    }
    return last;
  }

  topUps(): DemoMovement[] {
    return this.movements.filter(({ clientId }) => clientId !== null);
  }

  private walletOf({ offer, visit }: DemoMeal, residentId: string): DemoWallet {
    const organisationId = offer.facility.organisation.id;
    const key = `${organisationId}|${residentId}`;
    const known = this.wallets.get(key);
    if (known) return known;
    const openedAtMs = visit.servedAtMs - BEFORE_MS;
    const id = demoUuid(this.random, openedAtMs);
    const opened = { id, organisationId, residentId, openedAtMs, balanceFen: 0, movements: 0 };
    this.wallets.set(key, opened);
    return opened;
  }

  private topUp(meal: DemoMeal, wallet: DemoWallet): void {
    const atMs = meal.visit.servedAtMs - BEFORE_MS;
    const isTransfer = this.random.chance(TRANSFER_CHANCE);
    this.move(meal, wallet, {
      kind: isTransfer ? 'top_up_transfer' : 'top_up_cash',
      amountFen: this.random.pick(TOP_UPS_FEN),
      mealId: null,
      reference: isTransfer ? `NB${this.random.between({ from: 10_000_000, to: 99_999_999 })}` : null,
      clientId: demoUuid(this.random, atMs),
      atMs,
    });
  }

  private move(
    { date, offer, accountId }: DemoMeal,
    wallet: DemoWallet,
    {
      atMs,
      ...rest
    }: Pick<DemoMovement, 'kind' | 'amountFen' | 'mealId' | 'reference' | 'clientId'> & { atMs: number },
  ): void {
    wallet.balanceFen += rest.amountFen;
    wallet.movements += 1;
    this.movements.push({
      ...rest,
      id: demoUuid(this.random, atMs),
      wallet,
      seq: wallet.movements,
      balanceAfterFen: wallet.balanceFen,
      date,
      facility: offer.facility,
      recordedAtMs: atMs,
      accountId,
      receiptNo: null,
    });
  }
}
