import {
  mealCost,
  rateMeal,
  splitMeal,
  splitPublicSale,
  type CostLines,
  type LimitTaken,
  type MealSlot,
  type MealSplit,
  type Policy,
} from '@nuancan/five-ones';
import { addDays, fen, monthStartOf, ZERO_FEN, type BusinessDate } from '@nuancan/kernel';
import { crowdOn } from './crowd-on.js';
import { XIWU } from './demo-accounts.js';
import type { DemoDiners } from './demo-diners.js';
import { demoUuid } from './demo-ids.js';
import { EatenToday, visitsOf, type DemoVisit } from './demo-visits.js';
import type { DinerPool } from './diner-pool.js';
import { DEMO_DISTRICT } from './fenghua-divisions.js';
import type { DemoAccount } from './generate-accounts.js';
import type { DemoMenuItem, DemoOffer } from './generate-menus.js';
import type { FacilityDiners, PaymentMethod } from './generate-regulars.js';
import type { DemoResident } from './generate-residents.js';
import { LimitLedger } from './limit-ledger.js';
import { NetworkOutage } from './network-outage.js';
import { SeededRandom } from './seeded-random.js';

/** Days of meals the demo has, the last of them yesterday. Today is left to whoever tries it. */
export const DEMO_DAYS = 30;

/** The first day that a facility of a town has meals of. */
export function demoMealsFrom(today: BusinessDate, townCode: string): BusinessDate {
  const recent = addDays(today, -DEMO_DAYS);
  const lastMonth = monthStartOf(addDays(monthStartOf(today), -1));
  return townCode === XIWU.townCode && lastMonth < recent ? lastMonth : recent;
}

/** A recorded meal with what was void of it. */
export interface DemoMeal {
  readonly id: string;
  readonly clientId: string;
  readonly deviceId: string;
  readonly accountId: string;
  readonly offer: DemoOffer;
  readonly date: BusinessDate;
  readonly slot: MealSlot;
  readonly visit: DemoVisit;
  readonly resident: DemoResident | null;
  readonly identifiedBy: 'card' | 'qr' | 'id_card' | 'name' | 'none';
  readonly items: readonly {
    readonly menuItemId: string;
    readonly name: string;
    readonly priceFen: number;
    readonly quantity: number;
  }[];
  readonly paymentMethod: PaymentMethod;
  readonly recordedAtMs: number;
  readonly offline: boolean;
  readonly cost: CostLines;
  readonly split: MealSplit;
  readonly limits: readonly LimitTaken[];
  readonly flags: readonly string[];
  readonly voided: DemoVoid | null;
}

export interface DemoVoid {
  readonly clientId: string;
  readonly atMs: number;
  readonly reason: string;
}

/** What a counter served of a slot. */
export interface DemoCount {
  readonly facilityId: string;
  readonly date: BusinessDate;
  readonly slot: MealSlot;
  readonly meals: number;
}

const VOID_CHANCE = 0.004;
const VOID_REASONS = ['点错人', '点错套餐', '老人临时不吃', '重复登记'];
const LOGGED_AGAIN_CHANCE = 0.7;
const SECOND_HELPING_CHANCE = 0.0004;
const SHORT_CHANCE = 0.002;
const OVERPAID_CHANCE = 0.001;
const MINUTE_MS = 60_000;

export interface MealWorld {
  readonly seed: number;
  readonly today: BusinessDate;
  readonly diners: readonly FacilityDiners[];
  readonly pool: DinerPool;
  readonly residents: readonly DemoResident[];
  readonly facts: DemoDiners;
  readonly policies: readonly Policy[];
  readonly accounts: readonly DemoAccount[];
}

/**
 * Thirty days of meals at every facility, and from the first of last month in 西坞, day by day and counter by counter, each rated and split by five-ones just
 * as the counter's would be. After the last one `ledger` holds the limits they used.
 */
export class MealGenerator {
  readonly ledger = new LimitLedger();
  private readonly random: SeededRandom;
  private readonly counters = new Map<DemoOffer, { accountId: string; deviceId: string }>();

  constructor(private readonly world: MealWorld) {
    this.random = SeededRandom.stream(world.seed, 'meals');
    const opened = Date.UTC(2024, 0, 6);
    for (const { offer } of world.diners) {
      const account = world.accounts.find(
        ({ role, facilityId }) => role === 'operator' && facilityId === offer.facility.id,
      )!;
      this.counters.set(offer, { accountId: account.id, deviceId: demoUuid(this.random, opened) });
    }
  }

  *meals(): Generator<DemoMeal> {
    const { today } = this.world;
    const from = (townCode: string): BusinessDate => demoMealsFrom(today, townCode);
    for (let date = from(XIWU.townCode); date < today; date = addDays(date, 1)) {
      const eaten = new EatenToday();
      for (const diners of this.world.diners) {
        if (date < from(diners.offer.facility.village.townCode)) continue;
        for (const slot of diners.offer.slots) yield* this.slotMeals({ diners, slot, date, eaten });
      }
    }
  }

  /** How many would come on each day of a longer time, counter by counter; the meals do not change by it. */
  *counts({ from, to }: { from: BusinessDate; to: BusinessDate }): Generator<DemoCount> {
    const { pool, seed, diners: all } = this.world;
    const random = SeededRandom.stream(seed, 'counts');
    for (let date = from; date <= to; date = addDays(date, 1)) {
      const eaten = new EatenToday();
      for (const diners of all) {
        const { facility, slots } = diners.offer;
        const crowd = crowdOn(date, facility, seed);
        for (const slot of slots) {
          const visits = visitsOf(random, { diners, slot, date, crowd, pool, eaten });
          yield { facilityId: facility.id, slot, date, meals: visits.length };
        }
      }
    }
  }

  private *slotMeals(at: {
    diners: FacilityDiners;
    slot: MealSlot;
    date: BusinessDate;
    eaten: EatenToday;
  }): Generator<DemoMeal> {
    const { diners, slot, date, eaten } = at;
    const { pool, today, seed } = this.world;
    const crowd = crowdOn(date, diners.offer.facility, seed);
    const visits = visitsOf(this.random, { diners, slot, date, crowd, pool, eaten });
    const outage = NetworkOutage.draw(this.random, { visits, mayLast: date < addDays(today, -1) });
    for (const visit of visits) {
      const meal = this.meal(visit, { offer: diners.offer, slot, date, outage });
      yield meal;
      const again = this.comesAgain(visit, meal);
      if (again) yield this.meal(again, { offer: diners.offer, slot, date, outage });
    }
  }

  /** A void meal is usually logged again at once; now and then somebody fetches a second meal. */
  private comesAgain(visit: DemoVisit, { voided, resident }: DemoMeal): DemoVisit | null {
    if (voided) {
      const again = this.random.chance(LOGGED_AGAIN_CHANCE);
      return again ? { ...visit, set: 1 - visit.set, servedAtMs: voided.atMs + 15_000 } : null;
    }
    if (!resident || !this.random.chance(SECOND_HELPING_CHANCE)) return null;
    return {
      ...visit,
      mode: 'pickup',
      servedAtMs: visit.servedAtMs + this.random.between({ from: 6, to: 25 }) * MINUTE_MS,
    };
  }

  private meal(
    visit: DemoVisit,
    at: { offer: DemoOffer; slot: MealSlot; date: BusinessDate; outage: NetworkOutage | null },
  ): DemoMeal {
    const { random } = this;
    const { offer, slot, date } = at;
    const resident = visit.residentIndex === null ? null : this.world.residents[visit.residentIndex]!;
    const items = [itemOf(offer, slot, visit.set)];
    const judged = this.judge(visit, { offer, slot, date, priceFen: items[0]!.priceFen });
    const arrival = at.outage?.arrivalOf(visit.servedAtMs) ?? null;
    const recordedAtMs = arrival?.atMs ?? visit.servedAtMs + random.between({ from: 300, to: 3500 });
    const voided = this.voided(recordedAtMs, arrival?.late === true);
    if (resident && voided) this.ledger.release(resident, judged.limits);
    return {
      id: demoUuid(random, recordedAtMs),
      clientId: demoUuid(random, visit.servedAtMs),
      ...this.counters.get(offer)!,
      offer,
      slot,
      date,
      visit,
      resident,
      identifiedBy: resident ? this.identifiedBy(resident) : 'none',
      items,
      paymentMethod: judged.split.elderPaidFen === 0 && judged.split.elderDueFen === 0 ? 'free' : visit.paymentMethod,
      recordedAtMs,
      offline: arrival !== null,
      ...judged,
      flags: arrival?.late ? [...judged.split.flags, 'late'] : judged.split.flags,
      voided,
    };
  }

  private judge(
    visit: DemoVisit,
    { offer, slot, date, priceFen }: { offer: DemoOffer; slot: MealSlot; date: BusinessDate; priceFen: number },
  ): Pick<DemoMeal, 'cost' | 'split' | 'limits'> {
    const cost = mealCost({ card: offer.cost, mode: visit.mode });
    const price = fen(priceFen);
    if (visit.residentIndex === null) {
      return { cost, split: splitPublicSale({ priceFen: price, paidFen: price, cost }), limits: [] };
    }
    const resident = this.world.residents[visit.residentIndex]!;
    const rating = rateMeal({
      policies: this.world.policies,
      diner: this.world.facts.dinerOf(visit.residentIndex),
      meal: {
        businessDate: date,
        slot,
        mode: visit.mode,
        priceFen: price,
        facilityTownCode: offer.facility.village.townCode,
        facilityDistrictCode: DEMO_DISTRICT.code,
      },
      limitUse: this.ledger.useOf(resident),
    });
    this.ledger.take(resident, rating.limits);
    const split = splitMeal({
      rating,
      cost,
      elderPaidFen: fen(this.paid(rating.elderDueFen)),
      expected: offer.expected,
    });
    return { cost, split, limits: rating.limits };
  }

  /** Nearly always what is due; now and then the purse was at home, or a yuan too much changed hands. */
  private paid(dueFen: number): number {
    const draw = this.random.unit();
    if (dueFen > ZERO_FEN && draw < SHORT_CHANCE) return 0;
    return draw > 1 - OVERPAID_CHANCE ? dueFen + 100 : dueFen;
  }

  private identifiedBy({ card }: DemoResident): DemoMeal['identifiedBy'] {
    const draw = this.random.unit();
    if (!card) return draw < 0.85 ? 'name' : 'id_card';
    if (draw < 0.66) return 'card';
    return draw < 0.84 ? 'qr' : 'name';
  }

  /** A late meal is left alone: it reaches the day after it was served. */
  private voided(recordedAtMs: number, late: boolean): DemoVoid | null {
    if (late || !this.random.chance(VOID_CHANCE)) return null;
    const atMs = recordedAtMs + this.random.between({ from: 8, to: 110 }) * 1000;
    return { clientId: demoUuid(this.random, atMs), atMs, reason: this.random.pick(VOID_REASONS) };
  }
}

function itemOf({ menu }: DemoOffer, slot: MealSlot, set: number): DemoMeal['items'][number] {
  const sets = menu.filter((item): item is DemoMenuItem => item.slot === slot && item.kind === 'set');
  const { id, name, priceFen } = sets[Math.min(set, sets.length - 1)]!;
  return { menuItemId: id, name, priceFen, quantity: 1 };
}
