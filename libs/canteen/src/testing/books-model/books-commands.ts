import { randomUUID } from 'node:crypto';
import { addDays, parseBusinessDate } from '@nuancan/kernel';
import type { PeriodAction } from '@nuancan/ledger';
import { systemScope } from '@nuancan/platform';
import fc from 'fast-check';
import { expect } from 'vitest';
import { storeTranche } from '../../../../donation/src/testing/store-tranche.js';
import { newClientId } from '../meal-draft.js';
import type { BooksModel } from './books-model.js';
import { command, ofOne, outcome, type Command } from './command-parts.js';
import { draftOf, measureOf } from './sent-bodies.js';
import { monthBytes, type RealBooks } from './real-books.js';
import {
  monthOf,
  PRICE_FEN,
  type Method,
  type ModelFacts,
  type ModelMeal,
  type PlaceName,
  type SourceKind,
} from './model-parts.js';

const anyPlace = fc.constantFrom<PlaceName>('home', 'home', 'home', 'away');
const anyDay = fc.nat({ max: 3 });
const pick = fc.nat({ max: 1000 });

const anyMeal = fc.record({
  who: fc.constantFrom(0, 0, 0, 1, 1, 2, null),
  slot: fc.constantFrom('lunch' as const, 'lunch' as const, 'dinner' as const),
  minute: fc.nat({ max: 3 }),
  delivered: fc.boolean(),
  method: fc.constantFrom<Method>('wallet', 'wallet', 'cash', 'cash', 'wechat', 'free'),
  /** Null: what the elder is due. */
  paidFen: fc.constantFrom(null, null, null, 0, 300, 600, PRICE_FEN, 1600),
  offline: fc.boolean(),
});
const logMeals = fc
  .record({ place: anyPlace, day: anyDay, meals: fc.array(anyMeal, { minLength: 1, maxLength: 5 }) })
  .map((drawn): Command =>
    command('log', drawn, async (model, real) => {
      const { place } = drawn;
      const date = dayOf(model, drawn.day);
      const meals = drawn.meals.map((meal) => {
        const facts = factsOf(meal, place, date);
        return model.log({ ...facts, paidFen: paidFen(model, facts, meal.paidFen) });
      });
      const drafts = meals.map((meal, at) => draftOf(model, meal, drawn.meals[at]?.offline ?? false));
      const answers = await real.meals.log(real.world.places[place].operator, randomUUID(), drafts);
      for (const [at, answer] of answers.entries()) {
        const meal = meals[at];
        if (!meal || !answer.meal) throw new Error(`a meal was not recorded: ${JSON.stringify(answer)}`);
        Object.assign(meal, { id: answer.meal.id, clientId: answer.meal.clientId });
        const { elderDueFen, governmentFen, elderPaidFen } = answer.meal;
        const dueFen = meal.elderDueFen;
        expect({ elderDueFen, governmentFen, elderPaidFen }).toEqual({
          ...{ elderDueFen: dueFen, governmentFen: PRICE_FEN - dueFen, elderPaidFen: meal.paidFen },
        });
      }
    }),
  );

const voidMeal = pick.map((at) =>
  ofOne(
    'void',
    at,
    ({ meals }) => meals,
    async (meal, model, real) => {
      const { operator } = real.world.places[meal.place];
      const request = { deviceId: randomUUID(), clientId: newClientId(), mealClientId: meal.clientId };
      const voided = { ...request, voidedAt: new Date().toISOString(), reason: '记错了' };
      expect(await outcome(() => real.voids.void(operator, voided))).toBe(model.voidMeal(meal));
    },
  ),
);

const bookWallet = fc
  .record({
    elder: fc.nat({ max: 2 }),
    place: anyPlace,
    amountFen: fc.constantFrom(3000, 1000, 500, -100, -500, -2000),
    method: fc.constantFrom('cash' as const, 'transfer' as const),
  })
  .map((drawn) =>
    command('wallet', drawn, async (model, real) => {
      const { elder, place, amountFen, method } = drawn;
      const residentId = model.world.elders[elder]?.id ?? '';
      const reference = method === 'transfer' ? 'REF-1' : null;
      const asked = { clientId: newClientId(), residentId, amountFen: Math.abs(amountFen), method, reference };
      const booking = amountFen > 0 ? 'top_up' : 'refund';
      const { operator } = real.world.places[place];
      const got = await outcome(() => real.wallets.book(operator, booking, asked));
      expect(got).toBe(model.bookWallet(elder, place, amountFen, method));
    }),
  );

const enterSource = fc
  .record({
    place: anyPlace,
    day: anyDay,
    kind: fc.constantFrom<SourceKind>(
      ...(['garden', 'garden', 'goods', 'kitchen_hours', 'delivery_hours', 'ingredients', 'bank_deposit'] as const),
    ),
    quantity: fc.integer({ min: 1, max: 3000 }),
    isConfirmed: fc.constantFrom(true, true, true, false),
  })
  .map((drawn) =>
    command('enter', drawn, async (model, real) => {
      const { place, kind, isConfirmed, quantity } = drawn;
      const date = dayOf(model, drawn.day);
      const { operator } = real.world.places[place];
      const measure = measureOf(kind, quantity);
      const source = model.enter({ place, date, kind, valueFen: measure.valueFen, confirmed: isConfirmed });
      const draft = { clientId: newClientId(), businessDate: date, kind, description: '登记', ...measure.fields };
      const entered = async (): Promise<void> => {
        const { id } = await real.sources.enter(operator, draft);
        if (typeof source === 'object') source.id = id;
        if (kind.endsWith('_hours') && isConfirmed) await real.sources.confirm(operator, id);
      };
      expect(await outcome(entered)).toBe(typeof source === 'string' ? source : null);
    }),
  );

const withdrawSource = pick.map((at) =>
  ofOne(
    'withdraw',
    at,
    ({ sources }) => sources,
    async (source, model, real) => {
      const { operator } = real.world.places[source.place];
      const got = await outcome(() => real.sources.withdraw(operator, source.id, { reason: '记错了' }));
      expect(got).toBe(model.withdraw(source));
    },
  ),
);

const giveMoney = fc
  .record({
    amountFen: fc.constantFrom(1, 77, 150, 400, 1000, 9000),
    age: fc.nat({ max: 2 }),
    day: anyDay,
    only: fc.constantFrom<PlaceName | null>(null, null, 'home', 'away'),
    holder: fc.constantFrom('own' as const, 'charity' as const),
  })
  .map((drawn) =>
    command('tranche', drawn, async (model, { test, district, world }) => {
      const { amountFen, only, holder } = drawn;
      const tranche = { id: randomUUID(), receivedOn: addDays(parseBusinessDate(dayOf(model, drawn.day)), -drawn.age) };
      model.tranches.push({ ...tranche, amountFen, only, holder, spentFen: 0 });
      const organisationId = holder === 'own' ? world.organisationId : world.charityId;
      const [bank, fund] = [
        { kind: 'donation_bank', organisation: organisationId },
        { kind: 'donation_fund', fund: tranche.id },
      ];
      model.ledger.move(monthOf(world.today), bank, fund, amountFen);
      await storeTranche(test.owner, {
        ...{ ...tranche, districtCode: district.districtCode, organisationId, amountFen },
        accountId: district.districtOfficial.accountId ?? '',
        earmark: only === null ? 'anyone' : 'facility',
        forFacility: only === null ? null : world.places[only].facilityId,
      });
    }),
  );

const closeDay = fc
  .record({
    at: pick,
    how: fc.constantFrom('operator' as const, 'operator' as const, 'override' as const, 'automatic' as const),
    offBy: fc.constantFrom(0, 0, 10, -50),
  })
  .map((drawn) =>
    command('close', drawn, async (model, real) => {
      const [place, date] = openDay(model, drawn.at);
      const isClosed = model.isClosed(place, date);
      const expectedFen = model.expectedCash(place);
      const countedFen = Math.max(0, expectedFen + drawn.offBy);
      const { facilityId, operator, townOfficial } = real.world.places[place];
      const close = async (): Promise<unknown> => {
        if (drawn.how === 'operator')
          return real.days.close(operator, { businessDate: date, cashCount: { 10: countedFen / 10 } });
        if (drawn.how === 'override')
          return real.days.close(townOfficial, { facilityId, businessDate: date, overrideReason: '平板坏了' });
        return settleAs(real, { place, date, mode: 'automatic' });
      };
      const isRefused = drawn.how === 'operator' && !isClosed && model.missing(place, date);
      const isOther = drawn.how === 'operator' && isClosed && countedFen !== model.countedAt(place, date);
      const refusal = isRefused ? 'DAY.INCOMPLETE' : isOther ? 'DAY.ANOTHER_COUNT' : null;
      expect(await outcome(close)).toBe(refusal);
      if (refusal !== null) return;
      model.close(place, date, drawn.how === 'operator' ? countedFen : null, Date.now());
      if (isClosed) return;
      if (drawn.how === 'operator') await expectCounted(model, real, place, countedFen);
      const { closes } = await real.days.state(operator, { businessDate: date });
      expect(closes.map(({ cashExpectedFen }) => cashExpectedFen)).toEqual([expectedFen]);
    }),
  );

const recount = fc.record({ place: anyPlace, offBy: fc.constantFrom(0, 10, 300, -50) }).map((drawn) =>
  command('recount', drawn, async (model, real) => {
    const { place, offBy } = drawn;
    const countedFen = Math.max(0, model.expectedCash(place) + offBy);
    const asked = { clientId: newClientId(), cashCount: { 10: countedFen / 10 }, reason: '重新清点' };
    await real.counts.count(real.world.places[place].operator, asked);
    model.recount(place, countedFen, Date.now());
    await real.counts.count(real.world.places[place].operator, asked);
    await expectCounted(model, real, place, countedFen);
  }),
);

/** The drawer's account, and what is not booked yet, are what was counted. */
async function expectCounted(model: BooksModel, real: RealBooks, place: PlaceName, countedFen: number): Promise<void> {
  const { facilityId } = real.world.places[place];
  const bookedFen = await real.balance(`a.kind = 'cash_drawer' AND a.facility_id = '${facilityId}'`);
  expect(bookedFen + model.unbookedCash(place)).toBe(countedFen);
}

const settleLate = pick.map((at) =>
  command('late', at, async (model, real) => {
    const [place, date] = openDay(model, at);
    if (!model.isClosed(place, date)) return;
    await settleAs(real, { place, date, mode: 'supplementary' });
    model.settleLate(place, date);
  }),
);

const correct = fc
  .record({
    at: pick,
    count: fc.integer({ min: 1, max: 3 }),
    kind: fc.constantFrom('reverse' as const, 'refuse_subsidy' as const),
    isOperator: fc.boolean(),
    refundCash: fc.boolean(),
  })
  .map((drawn) =>
    ofOne(
      'correct',
      drawn.at,
      settledFirst,
      async (first, model, real) => {
        const { count, kind, isOperator, refundCash } = drawn;
        const others = model.meals.filter((meal) => meal !== first && meal.place === first.place);
        const meals = [first, ...others.slice(0, count - 1)];
        const { operator, townOfficial } = real.world.places[first.place];
        const asked = { clientId: newClientId(), kind, meals: meals.map(named), reason: '核实有误' };
        const scope = isOperator ? operator : townOfficial;
        const request = refundCash ? { ...asked, refund: 'cash' as const } : asked;
        const got = await outcome(() => real.corrections.correct(scope, request));
        expect(got).toBe(model.correct(meals, kind, { isOperator, refundCash }));
        // Sent again, it is answered and not booked again.
        if (got === null) await real.corrections.correct(scope, request);
      },
      drawn,
    ),
  );

const swapSubsidy = fc.record({ at: pick, other: pick }).map((drawn) =>
  ofOne(
    'swap',
    drawn.at,
    subsidisedFirst,
    async (from, model, real) => {
      const rivals = model.meals.filter((meal) => meal !== from && sameSlot(meal, from));
      const to = (rivals.length > 0 ? rivals : model.meals).at(drawn.other % Math.max(1, rivals.length));
      if (!to) return;
      const asked = { clientId: newClientId(), subsidised: named(from), other: named(to), reason: '应归另一餐' };
      const got = await outcome(() => real.corrections.swap(real.district.districtOfficial, asked));
      expect(got).toBe(model.swap(from, to));
    },
    drawn,
  ),
);

const STEPS = ['request_closing', 'request_closing', 'confirm_closing', 'confirm_closing', 'return_closing'] as const;
const changeMonth = fc.record({ place: anyPlace, step: fc.constantFrom(...STEPS, 'reopen' as const) }).map((drawn) =>
  command('month', drawn, async (model, real) => {
    const { place, step } = drawn;
    const period = model.periods[place];
    const month = model.world.months[period.closed - (step === 'reopen' ? 1 : 0)];
    const isAnswer = step === 'confirm_closing' || step === 'return_closing';
    if (month === undefined || isAnswer !== (period.pending === 'closing')) return;
    const take = (official: 'town' | 'district', action: PeriodAction): Promise<unknown> => {
      const scope = official === 'town' ? real.world.places[place].townOfficial : real.district.districtOfficial;
      const { facilityId } = real.world.places[place];
      return real.periods.change(scope, { facilityId, month: month.slice(0, 7) }, { action, reason: '理由' });
    };
    if (step === 'reopen') {
      await take('town', 'request_reopening');
      await take('district', 'confirm_reopening');
      period.closed -= 1;
    } else {
      await take(step === 'request_closing' ? 'town' : 'district', step);
      if (step === 'confirm_closing') period.closed += 1;
      period.pending = step === 'request_closing' ? 'closing' : null;
    }
    const key = `${place} ${month}`;
    if (step === 'request_closing') real.kept.set(key, await monthBytes(real, place, month));
    else if (step !== 'confirm_closing') real.kept.delete(key);
  }),
);

/** Every command, the more telling ones more often. */
export const BOOKS_COMMANDS: fc.Arbitrary<Command>[] = [
  ...[logMeals, logMeals, logMeals, logMeals, closeDay, closeDay, closeDay, recount, settleLate, settleLate],
  ...[
    voidMeal,
    bookWallet,
    enterSource,
    enterSource,
    withdrawSource,
    giveMoney,
    correct,
    correct,
    swapSubsidy,
    changeMonth,
  ],
  ...[changeMonth],
];

async function settleAs(
  { days, test, district, world }: RealBooks,
  { place, date, mode }: { place: PlaceName; date: string; mode: 'automatic' | 'supplementary' },
): Promise<boolean> {
  const day = { facilityId: world.places[place].facilityId, businessDate: parseBusinessDate(date) };
  return test.database.scoped(systemScope(district.districtCode), (tx) =>
    days.settle(tx, { ...day, mode, reason: null, cashCount: null }),
  );
}

/** A day on which something waits, or any. */
function openDay({ meals, sources, world }: BooksModel, at: number): [PlaceName, string] {
  const waiting = meals.filter(({ state }) => state === 'standing');
  const list: readonly { place: PlaceName; date: string }[] = waiting.length > 0 ? waiting : sources;
  const one = list[at % Math.max(1, list.length)];
  return one ? [one.place, one.date] : ['home', world.days[at % world.days.length] ?? ''];
}

function settledFirst({ meals }: BooksModel): readonly ModelMeal[] {
  const settled = meals.filter(({ state }) => state === 'settled');
  return settled.length > 0 ? settled : meals;
}

function subsidisedFirst(model: BooksModel): readonly ModelMeal[] {
  const rivalled = model.meals.filter(
    (meal) => meal.tookQuota && model.meals.some((other) => other !== meal && sameSlot(other, meal)),
  );
  return rivalled.length > 0 ? rivalled : model.meals;
}

function sameSlot(a: ModelMeal, b: ModelMeal): boolean {
  return a.elder !== null && a.elder === b.elder && a.date === b.date && a.slot === b.slot;
}

function named({ id: mealId, date: businessDate }: ModelMeal): { mealId: string; businessDate: string } {
  return { mealId, businessDate };
}

function dayOf({ world }: BooksModel, day: number): string {
  return world.days[day] ?? world.today;
}

function factsOf(
  {
    who,
    slot,
    minute,
    delivered,
    method,
  }: { who: number | null; slot: 'lunch' | 'dinner'; minute: number; delivered: boolean; method: Method },
  place: PlaceName,
  date: string,
): Omit<ModelFacts, 'paidFen'> {
  const servedAtMs = Date.parse(`${date}T11:0${minute}:00+08:00`);
  const paidBy = who === null && method === 'wallet' ? 'cash' : method;
  return { place, date, slot, elder: who, delivered, servedAtMs, method: paidBy };
}

/** What the elder pays when nothing else is drawn: as the till shows it. */
function paidFen(model: BooksModel, facts: Omit<ModelFacts, 'paidFen'>, drawnFen: number | null): number {
  if (facts.method === 'free') return 0;
  return drawnFen ?? model.dueFen(facts);
}
