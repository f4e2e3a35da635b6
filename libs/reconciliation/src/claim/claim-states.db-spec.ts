import { randomUUID } from 'node:crypto';
import { checkInvariants } from '@nuancan/canteen';
import { DomainError, parseBusinessDate } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newClientId } from '../../../canteen/src/testing/meal-draft.js';
import type { CanteenSite } from '../../../canteen/src/testing/canteen-district.js';
import { openClaimsDesk, type ClaimsDesk } from '../testing/claims-desk.js';
import { ACTORS, ClaimsModel, MONTHS, type Actor, type ClaimMonth } from '../testing/claims-model.js';
import { CLAIM_INVARIANTS } from '../audit/claim-invariants.js';
import { CLAIM_ACTIONS, type ClaimAction } from './claim-words.js';

const FIRST_MEALS = 2;
const MOST_LATE_MEALS = 8;
const LEGS = ['city', 'district', 'town'] as const;
type Leg = (typeof LEGS)[number];
const SEEDS = 60;
const SECONDS_PER_SEED = 10;
const TRIED = [
  ...[
    'done',
    'CLAIM.WRONG_ROLE',
    'CLAIM.WRONG_STATE',
    'CLAIM.SECOND_PERSON_NEEDED',
    'CLAIM.OWN_ENTRY',
    'CLAIM.LEGS_OPEN',
  ],
  ...['CLAIM.EARLIER_MONTH_FIRST', 'LEG.NOT_FOUND', 'LEG.TOO_MUCH', 'LEG.SECOND_PERSON_NEEDED'],
];

/** A facility of its own with its two claims. */
interface Real {
  readonly site: CanteenSite;
  readonly people: Readonly<Record<Actor, Scope>>;
  readonly claimIds: Readonly<Record<ClaimMonth, string>>;
  /** Whoever ate once in a slot is subsidised there no more. */
  readonly elders: string[];
  /** Meals that lost their subsidy after the approval. */
  readonly refused: Set<string>;
}

/** One thing that somebody does. */
type Command = fc.AsyncCommand<ClaimsModel, Real>;

let desk: ClaimsDesk;
/** How often each answer came: what never came was never tried. */
const answers = new Map<string, number>();

beforeAll(async () => {
  desk = await openClaimsDesk();
});
afterAll(() => desk?.close());

async function expectAnswer(expected: string | null, act: () => Promise<unknown>): Promise<void> {
  let code: string | null = null;
  try {
    await act();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    code = error.code;
  }
  answers.set(code ?? 'done', (answers.get(code ?? 'done') ?? 0) + 1);
  expect(code).toBe(expected);
}

function stepBy(month: ClaimMonth, by: Actor, action: ClaimAction): Command {
  return {
    check: () => true,
    run: async (model, real) => {
      const { step } = model.claims[month];
      const asked = { action, step, reason: '说明' };
      await expectAnswer(model.step(month, by, action), () =>
        desk.claims.step(real.people[by], real.claimIds[month], asked),
      );
      await desk.passChecks();
    },
    toString: () => `${by} ${action} ${month}`,
  };
}

/** The way a claim should go, which chance alone hardly ever takes. */
function approved(month: ClaimMonth, approver: 'district1' | 'district2'): Command {
  const steps = [
    stepBy(month, 'operator', 'submit'),
    stepBy(month, 'town1', 'endorse'),
    stepBy(month, approver, 'approve'),
  ];
  return {
    check: () => true,
    run: async (model, real) => {
      for (const step of steps) await step.run(model, real);
    },
    toString: () => `${month} goes to the approval of ${approver}`,
  };
}

function adjustBy(month: ClaimMonth, by: Actor, fen: number): Command {
  return {
    check: () => true,
    run: async (model, real) => {
      const { step } = model.claims[month];
      const body = { provinceFen: 0, cityFen: 0, districtFen: fen, townFen: 0, reason: '更正' };
      await expectAnswer(model.adjust(month, by, fen), () =>
        desk.claims.adjust(real.people[by], real.claimIds[month], { clientId: newClientId(), step, ...body }),
      );
    },
    toString: () => `${by} adjusts ${month} by ${fen}`,
  };
}

function includeBy(month: ClaimMonth, by: Actor): Command {
  return {
    check: (model) => model.aside > 0,
    run: async (model, real) => {
      const { step } = model.claims[month];
      // The last claim sees everything that stands aside.
      const { items } = await desk.lateMeals.list(real.people.district1, real.claimIds['2026-03'], { limit: 50 });
      const aside = items.filter(({ includedInClaimId }) => includedInClaimId === null);
      expect(aside).toHaveLength(model.aside);
      const asked = { step, mealIds: [aside[0]?.mealId ?? ''], reason: '停电，次月补录' };
      await expectAnswer(model.include(month, by), () =>
        desk.lateMeals.include(real.people[by], real.claimIds[month], asked),
      );
    },
    toString: () => `${by} includes a late meal in ${month}`,
  };
}

async function legId(real: Real, month: ClaimMonth, leg: Leg): Promise<string> {
  const claim = await desk.reader.one(real.people.district1, real.claimIds[month]);
  return claim.legs.find(({ funder }) => funder === leg)?.legId ?? randomUUID();
}

async function today(): Promise<string> {
  const { rows } = await desk.books.test.owner.query<{ d: string }>('SELECT platform.business_date(now()) AS d');
  return rows[0]?.d ?? '';
}

function payBy(month: ClaimMonth, by: Actor, leg: Leg, part: number, beyondLeft = false): Command {
  return {
    check: (model) => model.claims[month].legs !== null,
    run: async (model, real) => {
      const of = model.claims[month].legs?.[leg] ?? { amountFen: 0, settledFen: 0, paidFen: 0 };
      const left = of.amountFen - (beyondLeft ? of.paidFen : of.settledFen);
      // Now and then more than is left, or the wrong way round.
      const fen = Math.trunc((left * part) / 4) || part - 2 || 1;
      const id = await legId(real, month, leg);
      const payment = {
        clientId: newClientId(),
        amountFen: fen,
        reference: randomUUID(),
        paidOn: await today(),
        beyondLeft,
      };
      await expectAnswer(model.pay(month, by, leg, fen, beyondLeft), () => desk.legs.pay(real.people[by], id, payment));
    },
    toString: () => `${by} pays ${part}/4 of ${leg} of ${month}${beyondLeft ? ', as the order said' : ''}`,
  };
}

/** A meal of an approved claim loses its subsidy after the order to pay may have gone out. */
function withholdOf(month: ClaimMonth): Command {
  return {
    check: (model) => model.claims[month].legs !== null,
    run: async (model, real) => {
      const { town1 } = real.people;
      const { items } = await desk.reader.lines(town1, real.claimIds[month], { limit: 500, kind: 'meal' });
      const meal = items.find(({ mealId }) => mealId !== null && !real.refused.has(mealId));
      if (meal?.mealId == null || meal.businessDate === null) return;
      real.refused.add(meal.mealId);
      const { corrections } = await desk.books.corrections.correct(town1, {
        ...{ clientId: newClientId(), kind: 'refuse_subsidy', reason: '不符合条件' },
        meals: [{ mealId: meal.mealId, businessDate: meal.businessDate }],
      });
      await desk.books.test.database.scoped(town1, (tx) =>
        desk.legs.withhold(
          tx,
          corrections.map(({ id }) => id),
        ),
      );
      model.withhold(month);
    },
    toString: () => `a meal of ${month} is withheld`,
  };
}

function bounceBy(month: ClaimMonth, by: Actor, leg: Leg): Command {
  return {
    check: (model) => (model.claims[month].legs?.[leg].payments.length ?? 0) > 0,
    run: async (model, real) => {
      const { payments } = await desk.legs.one(real.people.district1, await legId(real, month, leg));
      const sentBack = new Set(payments.map(({ bounces }) => bounces));
      const [first] = payments.filter(({ kind, paymentId }) => kind === 'bank' && !sentBack.has(paymentId));
      const asked = { bouncedOn: first?.paidOn ?? '', reason: '退汇' };
      await expectAnswer(model.bounce(month, by, leg, 0), () =>
        desk.legs.bounce(real.people[by], first?.paymentId ?? '', asked),
      );
    },
    toString: () => `${by} bounces a payment of ${leg} of ${month}`,
  };
}

function lateMeal(month: ClaimMonth): Command {
  return {
    check: () => true,
    run: async (model, real) => {
      const elder = real.elders.pop();
      if (elder === undefined) return;
      await desk.eatLate(real.site, parseBusinessDate(`${month}-03`), elder);
      model.waiting[month] += 1;
    },
    toString: () => `late meal of ${month}`,
  };
}

async function freshFacility(): Promise<Real> {
  const { owner } = desk.books.test;
  const { home } = desk;
  const { rows } = await owner.query<{ id: string; operator: string; town: string }>(
    `WITH f AS (
       INSERT INTO meal_point.facilities (code, district_code, town_code, organisation_id, tier, name, opened_on)
       SELECT 'M-' || upper(left($2, 8)), district_code, town_code, organisation_id, tier, name || $2, opened_on
       FROM meal_point.facilities WHERE id = $1 RETURNING *
     ), c AS (
       INSERT INTO canteen.cost_cards (district_code, town_code, facility_id, valid_from, ingredients_fen, labour_fen, energy_fen,
         packaging_fen, delivery_fen)
       SELECT f.district_code, f.town_code, f.id, '2020-01-01', 600, 500, 200, 100, 150 FROM f
     ), o AS (
       INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code, facility_id)
       SELECT 'op-' || $2, '经办', a.password_hash, 'operator', f.district_code, f.town_code, f.id FROM f, identity.accounts a
       WHERE a.id = $3 RETURNING id
     ), t AS (
       INSERT INTO identity.accounts (login, display_name, password_hash, role, district_code, town_code)
       SELECT 'town-' || $2, '镇街', a.password_hash, 'town_official', f.district_code, f.town_code FROM f, identity.accounts a
       WHERE a.id = $3 RETURNING id
     ) SELECT f.id, o.id AS operator, t.id AS town FROM f, o, t`,
    [home.facilityId, randomUUID(), home.operator.accountId],
  );
  const [made] = rows;
  if (made === undefined) throw new Error('no facility was made');
  const operator = { ...home.operator, facilityId: made.id, accountId: made.operator };
  const site = { ...home, facilityId: made.id, operator };
  const elders = await desk.books.elders(home, FIRST_MEALS + MOST_LATE_MEALS);
  const first = elders.splice(0, FIRST_MEALS);
  for (const month of MONTHS) await desk.eat(site, parseBusinessDate(`${month}-03`), first);
  const open = async (month: ClaimMonth): Promise<string> => (await desk.claims.open(operator, { month })).claimId;
  return {
    site,
    people: {
      operator,
      town1: home.townOfficial,
      town2: { ...home.townOfficial, accountId: made.town },
      district1: desk.approver,
      district2: desk.payer,
    },
    claimIds: { '2026-02': await open('2026-02'), '2026-03': await open('2026-03') },
    elders,
    refused: new Set(),
  };
}

/** What is stored is what the model has; nothing is claimed or paid twice, nobody approved their own work. */
async function expectStored(model: ClaimsModel, real: Real): Promise<void> {
  const meals = new Set<string>();
  for (const month of MONTHS) {
    const claim = await desk.reader.one(desk.payer, real.claimIds[month]);
    const of = model.claims[month];
    const adjustedFen = of.adjustments.reduce((sum, { fen }) => sum + fen, 0);
    expect(claim).toMatchObject({ state: of.state, step: of.step, version: of.version });
    expect(claim.governmentFen).toBe(of.meals * 900 + adjustedFen);
    const { items } = await desk.reader.lines(desk.payer, claim.claimId, { limit: 500, kind: 'meal' });
    for (const { mealId } of items) {
      expect(meals.has(mealId ?? '')).toBe(false);
      meals.add(mealId ?? '');
    }
    const legs = Object.fromEntries(
      claim.legs.map(({ funder, amountFen, settledFen }) => [funder, [amountFen, settledFen]]),
    );
    const expected = Object.entries(of.legs ?? {}).filter(([, { amountFen }]) => amountFen !== 0);
    expect(legs).toEqual(Object.fromEntries(expected.map(([name, leg]) => [name, [leg.amountFen, leg.settledFen]])));
    const by = claim.transitions.map(({ action, accountId }) => [action, accountId] as const);
    const approver = by.find(([action]) => action === 'approve')?.[1];
    const sender = by.findLast(([action]) => action === 'submit')?.[1];
    const reviewer = by.findLast(([action]) => action === 'endorse')?.[1];
    if (approver !== undefined) expect(new Set([approver, sender, reviewer]).size).toBe(3);
  }
  // Every settled meal is in one claim or stands aside in the sight of all.
  expect((await desk.reader.one(desk.payer, real.claimIds['2026-03'])).lateMeals).toBe(model.aside);
  const left = await desk.books.balance(`a.kind = 'claim_receivable' AND a.facility_id = '${real.site.facilityId}'`);
  const owed = MONTHS.flatMap((month) => Object.values(model.claims[month].legs ?? {}));
  expect(left).toBe(owed.reduce((sum, { amountFen, settledFen }) => sum + amountFen - settledFen, 0));
}

it(
  'takes the steps of reconciliation.md and no other, whoever tries whatever in whatever order',
  async () => {
    const month = fc.constantFrom(...MONTHS);
    const actor = fc.constantFrom(...ACTORS);
    const leg = fc.constantFrom(...LEGS);
    const official = fc.constantFrom('district1' as const, 'district2' as const);
    const commands = [
      fc.tuple(month, actor, fc.constantFrom(...CLAIM_ACTIONS)).map((args) => stepBy(...args)),
      fc.tuple(month, official).map((args) => approved(...args)),
      fc.tuple(month, official, fc.constantFrom('disburse' as const, 'close' as const)).map((args) => stepBy(...args)),
      fc.tuple(month, actor, fc.integer({ min: -900, max: 900 })).map((args) => adjustBy(...args)),
      fc.tuple(month, actor, leg, fc.integer({ min: 1, max: 5 })).map((args) => payBy(...args)),
      fc.tuple(month, official, leg).map(([of, by, which]) => payBy(of, by, which, 4)),
      fc.tuple(month, official, leg).map(([of, by, which]) => payBy(of, by, which, 4, true)),
      month.map((of) => withholdOf(of)),
      fc.tuple(month, actor, leg).map((args) => bounceBy(...args)),
      month.map((of) => lateMeal(of)),
      fc.tuple(month, actor).map((args) => includeBy(...args)),
    ];
    const property = fc.asyncProperty(fc.commands(commands, { maxCommands: 40, size: 'max' }), async (run) => {
      const real = await freshFacility();
      const model = new ClaimsModel(FIRST_MEALS);
      await fc.asyncModelRun(() => ({ model, real }), run);
      await expectStored(model, real);
    });
    await fc.assert(property, { numRuns: SEEDS });
    const found = await checkInvariants(desk.books.test.owner, { invariants: CLAIM_INVARIANTS });
    expect(found.filter(({ offending }) => offending.length > 0)).toEqual([]);
    for (const code of TRIED) expect([code, answers.get(code) ?? 0]).not.toEqual([code, 0]);
  },
  SEEDS * SECONDS_PER_SEED * 1000,
);
