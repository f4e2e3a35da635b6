import type { BusinessDate } from '@nuancan/kernel';
import type { MealMode, MealSlot } from '@nuancan/five-ones';
import type { DinerPool } from './diner-pool.js';
import type { FacilityDiners, PaymentMethod, Regular } from './generate-regulars.js';
import type { SeededRandom } from './seeded-random.js';

/** Somebody at the counter; `residentIndex` null: a public sale. */
export interface DemoVisit {
  readonly residentIndex: number | null;
  readonly servedAtMs: number;
  readonly mode: MealMode;
  readonly set: number;
  readonly paymentMethod: PaymentMethod;
}

const OCCASIONAL_SHARE = 0.07;
const PUBLIC_SHARE = 0.05;
/** Of the occasional diners, those who come from anywhere in the district. */
const FROM_ANYWHERE = 0.12;

/** Opening of the counter after midnight in Shanghai, the peak and the end, in minutes. */
const RUSH: Readonly<Record<MealSlot, { from: number; peak: number; to: number }>> = {
  breakfast: { from: 385, peak: 420, to: 490 },
  lunch: { from: 635, peak: 672, to: 745 },
  dinner: { from: 980, peak: 1010, to: 1070 },
};
const MINUTE_MS = 60_000;
const SLOT_BIT: Readonly<Record<MealSlot, number>> = { breakfast: 1, lunch: 2, dinner: 4 };

/** Who has eaten in which slot of one day, anywhere. */
export class EatenToday {
  private readonly slots = new Map<number, number>();

  /** @returns false when the resident has eaten in that slot already */
  note(residentIndex: number, slot: MealSlot): boolean {
    const before = this.slots.get(residentIndex) ?? 0;
    if ((before & SLOT_BIT[slot]) !== 0) return false;
    this.slots.set(residentIndex, before | SLOT_BIT[slot]);
    return true;
  }
}

export interface VisitsInput {
  readonly diners: FacilityDiners;
  readonly slot: MealSlot;
  readonly date: BusinessDate;
  /** How many come beside an average day. */
  readonly crowd: number;
  readonly pool: DinerPool;
  readonly eaten: EatenToday;
}

/** The visits to one facility in one slot of one day, in the order of the queue. */
export function visitsOf(random: SeededRandom, { diners, slot, date, crowd, pool, eaten }: VisitsInput): DemoVisit[] {
  const factor = crowd * random.normal({ mean: 1, deviation: 0.05 });
  const midnightMs = Date.parse(`${date}T00:00:00+08:00`);
  const at = () => midnightMs + Math.floor(triangular(random, RUSH[slot]) * MINUTE_MS);
  const visits: DemoVisit[] = [];
  for (const regular of diners.regulars) {
    if (!random.chance(regular.attends[slot] * factor) || !eaten.note(regular.residentIndex, slot)) continue;
    visits.push({ ...habits(random, regular), residentIndex: regular.residentIndex, servedAtMs: at() });
  }
  const expected = diners.expected[slot] * factor;
  for (let left = countNear(random, expected * OCCASIONAL_SHARE); left > 0; left -= 1) {
    const residentIndex = random.chance(FROM_ANYWHERE)
      ? pool.drawAnywhere(random)
      : pool.drawNear(random, diners.offer.facility);
    if (eaten.note(residentIndex, slot)) visits.push({ ...stranger(random), residentIndex, servedAtMs: at() });
  }
  for (let left = countNear(random, expected * PUBLIC_SHARE); left > 0; left -= 1) {
    visits.push({ ...stranger(random), residentIndex: null, servedAtMs: at() });
  }
  return visits.sort((left, right) => left.servedAtMs - right.servedAtMs);
}

function habits(
  random: SeededRandom,
  { mode, usualSet, paymentMethod }: Regular,
): Omit<DemoVisit, 'residentIndex' | 'servedAtMs'> {
  return { mode, paymentMethod, set: random.chance(0.85) ? usualSet : 1 - usualSet };
}

function stranger(random: SeededRandom): Omit<DemoVisit, 'residentIndex' | 'servedAtMs'> {
  return {
    mode: random.chance(0.9) ? 'dine_in' : 'pickup',
    paymentMethod: random.chance(0.6) ? 'wechat' : 'cash',
    set: random.chance(0.6) ? 0 : 1,
  };
}

/** A whole number whose mean is `expected`. */
function countNear(random: SeededRandom, expected: number): number {
  return Math.floor(expected * 2 * random.unit() + random.unit());
}

function triangular(random: SeededRandom, { from, peak, to }: { from: number; peak: number; to: number }): number {
  const draw = random.unit();
  const turn = (peak - from) / (to - from);
  if (draw < turn) return from + Math.sqrt(draw * (to - from) * (peak - from));
  return to - Math.sqrt((1 - draw) * (to - from) * (to - peak));
}
