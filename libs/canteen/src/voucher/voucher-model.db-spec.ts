import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { DinerFactsReader } from '@nuancan/registry';
import { PolicyReader } from '@nuancan/subsidy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import { MealRecorder } from '../meal/meal-recorder.js';
import { MealService } from '../meal/meal.service.js';
import type { MealDto } from '../meal/meal.dto.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { codesOf, openVoucherDesk, type VoucherDesk } from '../testing/voucher-desk.js';

const TODAY = businessDateAt(new Date());
const DUE_FEN = 300;
const FIRST_DAYS_BACK = 4;

/** What is done next; numbers choose among what there is. */
const STEP = fc.oneof(
  fc.record({
    do: fc.constant('issue' as const),
    vouchers: fc.integer({ min: 1, max: 3 }),
    capFen: fc.constantFrom(100, 300, 450),
  }),
  fc.record({
    do: fc.constant('eat' as const),
    pick: fc.nat(),
    past: fc.boolean(),
    atOnce: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ do: fc.constant('eat' as const), pick: fc.nat(), past: fc.boolean(), atOnce: fc.constant(1) }),
  fc.record({ do: fc.constant('crash' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('takeBack' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('close' as const) }),
  fc.record({ do: fc.constant('end' as const), pick: fc.nat() }),
);
type Step = typeof STEP extends fc.Arbitrary<infer T> ? T : never;

interface ModelVoucher {
  readonly code: string;
  readonly capFen: number;
  readonly issue: ModelIssue;
  /** The meal that it pays. */
  meal: string | null;
}

interface ModelIssue {
  readonly id: string;
  readonly givenFen: number;
  ended: boolean;
}

interface ModelMeal {
  readonly meal: MealDto;
  readonly past: boolean;
  /** What the elder's wallet has after it. */
  walletFen: number;
  voucher: ModelVoucher | null;
  standing: boolean;
}

/** What a run has done, beside what the database says of it. */
class Model {
  readonly issues: ModelIssue[] = [];
  readonly vouchers: ModelVoucher[] = [];
  readonly meals: ModelMeal[] = [];
  isClosed = false;

  spentFen(issue?: ModelIssue): number {
    return this.vouchers
      .filter((voucher) => voucher.meal !== null && (issue === undefined || voucher.issue === issue))
      .reduce((sum, { capFen }) => sum + Math.min(capFen, DUE_FEN), 0);
  }
}

/** The process dies before it commits. */
class Dying extends MealRecorder {
  override async record(...given: Parameters<MealRecorder['record']>): ReturnType<MealRecorder['record']> {
    await super.record(...given);
    throw new Error('died');
  }
}

describe('vouchers against a model', () => {
  let books: OpenBooks;
  let desk: VoucherDesk;
  let runs = 0;

  beforeAll(async () => {
    books = await openBooks();
    desk = await openVoucherDesk(books);
  });
  afterAll(async () => {
    await books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(books.test.owner);
    await books.close();
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  const at = (day: BusinessDate) => ({ businessDate: day, servedAt: `${day}T11:00:00+08:00` });
  const pickOf = <T>(some: readonly T[], pick: number): T | undefined => some[pick % Math.max(some.length, 1)];

  async function eat(
    model: Model,
    step: { pick: number; past: boolean; atOnce: number },
    day: BusinessDate,
  ): Promise<void> {
    const voucher = pickOf(model.vouchers, step.pick);
    if (voucher === undefined) return;
    const { home, away } = books.district;
    const site = step.past ? home : away;
    const elders = await books.elders(site, step.atOnce);
    const changes = step.past ? at(day) : {};
    const meals = await Promise.all(elders.map((elder) => desk.eat(site, elder, voucher.code, changes)));
    const paid = meals.filter(({ flags }) => !flags.some((flag) => flag.startsWith('voucher')));
    expect(paid).toHaveLength(voucher.meal === null && !voucher.issue.ended ? 1 : 0);
    for (const meal of meals) {
      const redeemed = meal === paid[0];
      if (redeemed) voucher.meal = meal.id;
      const walletFen = redeemed ? Math.min(voucher.capFen, DUE_FEN) - DUE_FEN : -DUE_FEN;
      model.meals.push({ meal, past: step.past, walletFen, voucher: redeemed ? voucher : null, standing: true });
    }
    if (step.past && model.isClosed) await books.settleLate(home, day);
  }

  async function crash(model: Model, { pick }: { pick: number }): Promise<void> {
    const voucher = pickOf(model.vouchers, pick);
    if (voucher === undefined) return;
    const { away } = books.district;
    const [elder = ''] = await books.elders(away, 1);
    const dying = new Dying(new DinerFactsReader(), new PolicyReader(), new Journal());
    const draft = mealDraft(elder, { paymentMethod: 'wallet', voucherCode: voucher.code });
    const deviceId = randomUUID();
    await expect(new MealService(books.test.database, dying).log(away.operator, deviceId, [draft])).rejects.toThrow(
      'died',
    );
  }

  /** A void of today's meal, a correction of a settled one. */
  async function takeBack(model: Model, { pick }: { pick: number }): Promise<void> {
    const taken = pickOf(
      model.meals.filter(({ standing, past }) => standing && (!past || model.isClosed)),
      pick,
    );
    if (taken === undefined) return;
    const { home, away } = books.district;
    const { id: mealId, businessDate, clientId: mealClientId } = taken.meal;
    if (taken.past) {
      const asked = { clientId: newClientId(), kind: 'reverse' as const, reason: '没有来吃' };
      await books.corrections.correct(home.operator, { ...asked, meals: [{ mealId, businessDate }] });
    } else {
      const asked = { deviceId: randomUUID(), clientId: newClientId(), mealClientId, reason: '点错了' };
      await books.voids.void(away.operator, { ...asked, voidedAt: new Date().toISOString() });
    }
    taken.standing = false;
    taken.walletFen = 0;
    if (taken.voucher !== null) taken.voucher.meal = null;
  }

  async function take(
    model: Model,
    step: Step,
    { donationId, day }: { donationId: string; day: BusinessDate },
  ): Promise<void> {
    switch (step.do) {
      case 'issue': {
        const { id, ...issued } = await desk.issue(donationId, { vouchers: step.vouchers, capFen: step.capFen });
        await desk.backdate(id, TODAY === day ? 0 : 300);
        const issue: ModelIssue = { id, givenFen: step.vouchers * step.capFen, ended: false };
        model.issues.push(issue);
        for (const code of codesOf({ id, ...issued }))
          model.vouchers.push({ code, capFen: step.capFen, issue, meal: null });
        return;
      }
      case 'eat':
        return eat(model, step, day);
      case 'crash':
        return crash(model, step);
      case 'takeBack':
        return takeBack(model, step);
      case 'close':
        if (!model.isClosed) await books.closeDay(books.district.home, day);
        model.isClosed = true;
        return;
      case 'end': {
        const issue = pickOf(
          model.issues.filter(({ ended }) => !ended),
          step.pick,
        );
        if (issue === undefined) return;
        await desk.desk.vouchers.end(books.district.districtOfficial, issue.id, { reason: '收回' });
        issue.ended = true;
      }
    }
  }

  async function expectAlike(model: Model, donationId: string): Promise<void> {
    const { districtOfficial: official } = books.district;
    for (const issue of model.issues) {
      const spentFen = model.spentFen(issue);
      const reservedFen = issue.ended ? 0 : issue.givenFen - spentFen;
      expect(await desk.desk.vouchers.find(official, issue.id)).toMatchObject({ spentFen, reservedFen });
    }
    const { rows } = await books.test.owner.query<{ meal: string; fen: number }>(
      `SELECT m.id AS meal, (SELECT sum(w.balance_fen - w.arrears_fen)::bigint FROM canteen.wallets w WHERE w.resident_id = m.resident_id) AS fen
       FROM canteen.meals m WHERE m.id = ANY ($1)`,
      [model.meals.map(({ meal }) => meal.id)],
    );
    const held = new Map(rows.map(({ meal, fen }) => [meal, fen]));
    for (const { meal, walletFen } of model.meals) expect(held.get(meal.id)).toBe(walletFen);
    const trace = await desk.desk.donations.find(official, donationId);
    const standing = model.vouchers.filter((voucher) => voucher.meal !== null).length;
    expect(trace).toMatchObject({ spentFen: model.spentFen(), meals: standing });
  }

  it('pays, gives back, ends and dies as the model says, and the donor’s trace adds up to the fen', async () => {
    const steps = fc.array(STEP, { minLength: 6, maxLength: 24 });
    const first = { do: 'issue', vouchers: 3, capFen: 300 } as const;
    await fc.assert(
      fc.asyncProperty(steps, async (some) => {
        const model = new Model();
        const { id: donationId } = await desk.give(50_000);
        // A past day of its own, for a day is closed once.
        const day = addDays(TODAY, -FIRST_DAYS_BACK - runs);
        runs += 1;
        for (const step of [first, ...some]) await take(model, step, { donationId, day });
        await expectAlike(model, donationId);
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });
});
