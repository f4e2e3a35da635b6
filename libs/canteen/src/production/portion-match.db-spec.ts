import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createResident, type CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks } from '../testing/open-books.js';
import { openProductionDesk, type ProductionDesk } from '../testing/production-desk.js';
import { storeMeals } from '../testing/store-meal.js';
import type { EnterProductionDto } from './production-entry.dto.js';
import type { PortionDifferenceDto } from './portion-match.dto.js';

const TODAY = businessDateAt(new Date());
const DAYS = 6;
const SLOTS = ['lunch', 'dinner'] as const;
const SEED = Number(process.env.NUANCAN_SEED ?? Date.now() % 1_000_000);
const MEAL = { ingredientsFen: 600, labourFen: 500, elderDueFen: 1200, elderPaidFen: 1200 };
/** Half past eleven and half past five of the slot's day. */
const SERVED = { lunch: 'T11:30:00+08:00', dinner: 'T17:30:00+08:00' } as const;
const LEFT = { lunch: 'T10:30:00+08:00', dinner: 'T16:30:00+08:00' } as const;

type Slot = (typeof SLOTS)[number];
type Expected = Map<string, PortionDifferenceDto[]>;

/** Mulberry32: the whole simulation is one seed. */
function randomOf(seed: number): (from: number, to: number) => number {
  let state = seed >>> 0;
  return (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return from + (((mixed ^ (mixed >>> 14)) >>> 0) % (to - from + 1));
  };
}

describe(`a kitchen with two points, simulated with losses (NUANCAN_SEED=${SEED})`, () => {
  const random = randomOf(SEED);
  const expected: Expected = new Map();
  let desk: ProductionDesk;
  let elder: string;

  beforeAll(async () => {
    desk = await openProductionDesk();
    elder = await createResident(desk.test.owner, desk.kitchen);
    for (let back = 1; back <= DAYS; back += 1) {
      for (const slot of SLOTS) await simulate(addDays(TODAY, -back), slot);
    }
  });
  afterAll(() => desk?.test.close());

  /** None as often as not; now and then one too many. */
  const mishap = (): number => (random(0, 1) === 0 ? 0 : random(-1, 4));

  /** What physically happens in a slot, entered as people would; what went wrong is written down as it is made. */
  async function simulate(businessDate: BusinessDate, slot: Slot): Promise<void> {
    const { kitchen, points } = desk;
    const wrong = new Map<string, PortionDifferenceDto[]>(
      [kitchen, ...points].map(({ facilityId }) => [facilityId, []]),
    );
    const note = (
      site: CanteenSite,
      stage: PortionDifferenceDto['stage'],
      owner: PortionDifferenceDto['owner'],
      portions: number,
    ): void => {
      if (portions !== 0) wrong.get(site.facilityId)?.push({ stage, owner, portions });
    };
    const log = (
      site: CanteenSite,
      kind: EnterProductionDto['kind'],
      portions: number,
      rest: Partial<EnterProductionDto> = {},
    ): Promise<string> => enter(site, { businessDate, slot, kind, portions, ...rest });
    const sent = points.map(() => random(8, 25));
    const keptHere = random(10, 25);
    const counts = random(0, 1) === 0;
    const burnt = counts ? mishap() : 0;
    await log(kitchen, 'cooked', keptHere + burnt + sent.reduce((sum, n) => sum + n, 0));
    if (counts) await log(kitchen, 'kept', keptHere);
    note(kitchen, 'cooking', 'kitchen', burnt);
    const moved = { celsius: 72.5, happenedAt: businessDate + LEFT[slot] };
    for (const [at, point] of points.entries()) {
      const portions = sent[at] ?? 0;
      const dispatchId = await log(kitchen, 'dispatched', portions, { pointId: point.facilityId, boxes: 2, ...moved });
      const lost = mishap();
      const hasReceipt = random(1, 5) > 1;
      const arrived = hasReceipt ? portions - lost : 0;
      if (hasReceipt) await log(point, 'received', arrived, { dispatchId, ...moved });
      note(point, 'transport', 'transport', hasReceipt ? lost : 0);
      note(point, 'receipt', 'point', hasReceipt ? 0 : portions);
      const gone = mishap();
      note(point, 'serving', 'point', hasReceipt ? gone : -(portions - lost - gone));
      await use(point, { businessDate, slot }, portions - lost - gone);
    }
    const gone = mishap();
    note(kitchen, 'serving', 'kitchen', gone);
    await use(kitchen, { businessDate, slot }, keptHere - gone);
    for (const [facilityId, differences] of wrong) expected.set(`${facilityId} ${businessDate} ${slot}`, differences);
  }

  /** Now and then somebody mistypes, and puts it right. */
  async function enter(site: CanteenSite, entry: Omit<EnterProductionDto, 'clientId'>): Promise<string> {
    if (random(1, 4) > 1 || entry.kind === 'dispatched') return desk.enter(site, entry);
    const replacesId = await desk.enter(site, { ...entry, portions: entry.portions + 7 });
    return desk.enter(site, { ...entry, replacesId });
  }

  /** Shares portions out among everything that may become of them. */
  async function use(
    site: CanteenSite,
    at: { businessDate: BusinessDate; slot: Slot },
    portions: number,
  ): Promise<void> {
    const aside: [EnterProductionDto['kind'], Partial<EnterProductionDto>][] = [
      ['waste', { reason: 'leftover' }],
      ['returned', { reason: 'refused' }],
      ['samples', {}],
      ['staff', {}],
    ];
    let left = portions;
    for (const [kind, rest] of aside) {
      const n = Math.min(left, random(0, 2));
      left -= n;
      if (n > 0) await enter(site, { ...at, kind, portions: n, ...rest });
    }
    const servedAt = at.businessDate + SERVED[at.slot];
    const meal = () => ({
      ...MEAL,
      ...at,
      servedAt,
      residentId: random(0, 4) === 0 ? null : elder,
      delivered: random(0, 3) === 0,
    });
    await storeMeals(desk.test.owner, site, Array.from({ length: left }, meal));
    const [mistake] = await storeMeals(desk.test.owner, site, [meal()]);
    await desk.test.owner.query(
      `INSERT INTO canteen.meal_voids (meal_id, business_date, district_code, facility_town, facility_id, reason, voided_at, device_id, client_id, account_id)
       SELECT id, business_date, district_code, facility_town, facility_id, '按错了', now(), device_id, gen_random_uuid(), account_id
       FROM canteen.meals WHERE id = $1`,
      [mistake],
    );
  }

  it('finds every difference with its size and owner, and none where there was none', async () => {
    const found: Expected = new Map();
    for (const site of [desk.kitchen, ...desk.points]) {
      for (let back = 1; back <= DAYS; back += 1) {
        const businessDate = addDays(TODAY, -back);
        const { slots } = await desk.days.day(site.operator, { businessDate });
        for (const { slot, differences } of slots) found.set(`${site.facilityId} ${businessDate} ${slot}`, differences);
      }
    }
    const sorted = (of: Expected): unknown => [...of].toSorted(([one], [other]) => (one < other ? -1 : 1));
    expect(sorted(found)).toEqual(sorted(expected));
    // A simulation without mishaps, or with nothing else, would show little.
    const sizes = [...expected.values()].map(({ length }) => length);
    expect(sizes).toContain(0);
    expect(Math.max(...sizes)).toBeGreaterThan(0);
  });

  it('rolls the differences up by month without letting one make up for another', async () => {
    const months = new Set(Array.from({ length: DAYS }, (_, at) => addDays(TODAY, -1 - at).slice(0, 7)));
    const sums = { kitchen: 0, transport: 0, point: 0 };
    for (const month of months) {
      const { items } = await desk.matches.month(desk.district.districtOfficial, { month });
      for (const { kitchen, transport, point } of items) {
        sums.kitchen += kitchen;
        sums.transport += transport;
        sums.point += point;
      }
    }
    const owed = (owner: string): number =>
      [...expected.values()].flat().reduce((sum, one) => sum + (one.owner === owner ? Math.abs(one.portions) : 0), 0);
    expect(sums).toEqual({ kitchen: owed('kitchen'), transport: owed('transport'), point: owed('point') });
  });

  it('shows a town its own facilities', async () => {
    const month = addDays(TODAY, -1).slice(0, 7);
    const [, far] = desk.points;
    const seen = await desk.matches.month(desk.district.away.townOfficial, { month });
    expect(seen.items.map(({ facilityId }) => facilityId)).toEqual([far.facilityId]);
    const own = await desk.matches.month(far.operator, { month });
    expect(own.items).toEqual(seen.items);
  });
});

describe('a meal that was taken back after its day was closed', () => {
  it('leaves its portion to be explained: nobody ate it', async () => {
    const books = await openBooks();
    try {
      const desk = await openProductionDesk(books);
      const businessDate = addDays(TODAY, -2);
      const [eater = ''] = await books.elders(desk.kitchen, 1);
      await desk.enter(desk.kitchen, { businessDate, slot: 'lunch', kind: 'cooked', portions: 1 });
      const draft = mealDraft(eater, { businessDate, servedAt: businessDate + SERVED.lunch, paymentMethod: 'cash' });
      const [logged] = await books.meals.log(desk.kitchen.operator, newClientId(), [draft]);
      const match = async (): Promise<unknown> => (await desk.days.day(desk.kitchen.operator, { businessDate })).slots;
      expect(await match()).toMatchObject([{ diners: 1, differences: [] }]);
      await books.closeDay(desk.kitchen, businessDate);
      await books.corrections.correct(desk.kitchen.operator, {
        ...{ clientId: newClientId(), kind: 'reverse', reason: '没有来吃' },
        meals: [{ mealId: logged?.meal?.id ?? '', businessDate }],
      });
      const owed = [{ stage: 'serving', owner: 'kitchen', portions: 1 }];
      expect(await match()).toMatchObject([{ diners: 0, differences: owed }]);
    } finally {
      await books.close();
    }
  });
});
