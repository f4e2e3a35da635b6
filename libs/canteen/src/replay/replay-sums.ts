import type { Funder } from '@nuancan/five-ones';
import { governmentOf, type ReplayedMeal, type ReplayedSide } from './replayed-meal.js';
import type {
  ReplayDayDto,
  ReplayFacilityDto,
  ReplayFunderDto,
  ReplayPaymentDto,
  ReplayPlaceDto,
  ReplaySumsDto,
  ReplayTierDto,
} from './replay.dto.js';

const FUNDERS = [
  ['province', 'provinceFen'],
  ['city', 'cityFen'],
  ['district', 'districtFen'],
  ['town', 'townFen'],
] as const satisfies readonly (readonly [Funder, keyof ReplayedSide])[];

/** Beyond so many different payments they are told by the yuan. */
const MOST_PAYMENTS = 60;
const YUAN = 100;

type Mutable<T> = { -readonly [Field in keyof T]: T[Field] };
type TierSum = Mutable<Omit<ReplayTierDto, 'peopleBefore' | 'peopleAfter'>> & {
  readonly peopleBefore: Set<string>;
  readonly peopleAfter: Set<string>;
};

/** Adds meals up by funder, town, facility, tier, payment and day, before and after. */
export class ReplaySums {
  private readonly totals = {
    meals: 0,
    changed: 0,
    decided: 0,
    erased: 0,
    elderBeforeFen: 0,
    elderAfterFen: 0,
    discountBeforeFen: 0,
    discountAfterFen: 0,
  };
  private readonly people = new Set<string>();
  private readonly funders = new Map<string, Mutable<ReplayFunderDto>>();
  private readonly towns = new Map<string, Mutable<ReplayPlaceDto>>();
  private readonly facilities = new Map<string, Mutable<ReplayFacilityDto>>();
  private readonly tiers = new Map<string, TierSum>();
  private readonly payments = new Map<number, Mutable<ReplayPaymentDto>>();
  private readonly days = new Map<string, Mutable<ReplayDayDto>>();

  /** @param byDay whether amounts are told by day, too */
  constructor(private readonly byDay: boolean) {}

  add(replayed: ReplayedMeal, personId: string): void {
    const { meal, before, after, leftAs, isChanged } = replayed;
    this.totals.meals += 1;
    this.totals.changed += Number(isChanged);
    if (leftAs !== null) this.totals[leftAs] += 1;
    this.totals.elderBeforeFen += before.elderDueFen;
    this.totals.elderAfterFen += after.elderDueFen;
    this.totals.discountBeforeFen += before.discountFen;
    this.totals.discountAfterFen += after.discountFen;
    this.people.add(personId);
    const { facilityTown: townCode, facilityId } = meal;
    addPlace(
      found(this.towns, townCode, () => ({ townCode, ...NO_PLACE })),
      replayed,
    );
    addPlace(
      found(this.facilities, facilityId, () => ({ facilityId, townCode, ...NO_PLACE })),
      replayed,
    );
    this.addFunders(replayed);
    this.addTier(before, personId, 'before');
    this.addTier(after, personId, 'after');
    this.payment(before.elderDueFen).before += 1;
    this.payment(after.elderDueFen).after += 1;
  }

  result(): ReplaySumsDto {
    const { decided, erased, ...totals } = this.totals;
    return {
      ...totals,
      people: this.people.size,
      left: { decided, erased },
      funders: [...this.funders.values()].toSorted(by(({ funder, townCode }) => `${funder} ${townCode}`)),
      towns: [...this.towns.values()].toSorted(by(({ townCode }) => townCode)),
      facilities: [...this.facilities.values()].toSorted(by(({ townCode, facilityId }) => `${townCode} ${facilityId}`)),
      tiers: [...this.tiers.values()]
        .map(({ peopleBefore, peopleAfter, ...tier }) => ({
          ...tier,
          peopleBefore: peopleBefore.size,
          peopleAfter: peopleAfter.size,
        }))
        .toSorted(by(({ policyCode, tierCode }) => `${policyCode} ${tierCode}`)),
      payments: this.shownPayments(),
      days: [...this.days.values()].toSorted(by(({ day, funder, townCode }) => `${day} ${funder} ${townCode}`)),
    };
  }

  private addFunders({ meal: { businessDate }, before, after }: ReplayedMeal): void {
    for (const [side, of] of [
      ['beforeFen', before],
      ['afterFen', after],
    ] as const) {
      for (const [funder, field] of FUNDERS) {
        const amountFen = of[field];
        if (amountFen === 0) continue;
        const townCode = funder === 'town' ? of.fundingTown : null;
        const key = `${funder} ${townCode}`;
        found(this.funders, key, () => ({ funder, townCode, beforeFen: 0, afterFen: 0 }))[side] += amountFen;
        if (!this.byDay) continue;
        const day = found(this.days, `${businessDate} ${key}`, () => ({
          day: businessDate,
          funder,
          townCode,
          beforeFen: 0,
          afterFen: 0,
        }));
        day[side] += amountFen;
      }
    }
  }

  private addTier(side: ReplayedSide, personId: string, which: 'before' | 'after'): void {
    const { policyCode, tierCode } = side;
    const tier = found(this.tiers, `${policyCode} ${tierCode}`, (): TierSum => ({
      ...{ policyCode, tierCode, mealsBefore: 0, mealsAfter: 0, governmentBeforeFen: 0, governmentAfterFen: 0 },
      ...{ peopleBefore: new Set<string>(), peopleAfter: new Set<string>() },
    }));
    if (which === 'before') {
      tier.mealsBefore += 1;
      tier.governmentBeforeFen += governmentOf(side);
      tier.peopleBefore.add(personId);
    } else {
      tier.mealsAfter += 1;
      tier.governmentAfterFen += governmentOf(side);
      tier.peopleAfter.add(personId);
    }
  }

  private payment(elderDueFen: number): Mutable<ReplayPaymentDto> {
    return found(this.payments, elderDueFen, () => ({ fromFen: elderDueFen, toFen: elderDueFen, before: 0, after: 0 }));
  }

  private shownPayments(): ReplayPaymentDto[] {
    const exact = [...this.payments.values()].toSorted((a, b) => a.fromFen - b.fromFen);
    if (exact.length <= MOST_PAYMENTS) return exact;
    const yuan = new Map<number, Mutable<ReplayPaymentDto>>();
    for (const { fromFen, before, after } of exact) {
      const first = Math.floor(fromFen / YUAN) * YUAN;
      const sum = found(yuan, first, () => ({ fromFen: first, toFen: first + YUAN - 1, before: 0, after: 0 }));
      sum.before += before;
      sum.after += after;
    }
    return [...yuan.values()];
  }
}

const NO_PLACE = {
  meals: 0,
  changed: 0,
  elderBeforeFen: 0,
  elderAfterFen: 0,
  governmentBeforeFen: 0,
  governmentAfterFen: 0,
};

function addPlace(place: Mutable<Omit<ReplayPlaceDto, 'townCode'>>, { before, after, isChanged }: ReplayedMeal): void {
  place.meals += 1;
  place.changed += Number(isChanged);
  place.elderBeforeFen += before.elderDueFen;
  place.elderAfterFen += after.elderDueFen;
  place.governmentBeforeFen += governmentOf(before);
  place.governmentAfterFen += governmentOf(after);
}

function found<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function by<T>(key: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === right) return 0;
    return left < right ? -1 : 1;
  };
}
