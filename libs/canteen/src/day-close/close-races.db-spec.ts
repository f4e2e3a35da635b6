import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt, DomainError, type BusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BooksService } from '../../../ledger/src/books/books.service.js';
import { checkInvariants } from '../audit/check-invariants.js';
import type { CountDrawerDto } from '../drawer-count/drawer-count.dto.js';
import type { MealDto } from '../meal/meal.dto.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';

const TODAY = businessDateAt(new Date());
const ELDERS = 12;
const ROUNDS = 4;

let books: OpenBooks;
let home: CanteenSite;
let away: CanteenSite;
let elders: string[];
let daysUsed = 0;
let isReading = true;
let balancesRead = 0;
let reading: Promise<void>;

beforeAll(async () => {
  books = await openBooks();
  ({ home, away } = books.district);
  elders = await books.elders(home, ELDERS);
  for (const elder of elders) await books.topUp(home, elder, 20_000);
  reading = readAllTheTime();
});
afterAll(async () => {
  try {
    isReading = false;
    await reading;
    expect(balancesRead).toBeGreaterThan(0);
    const broken = (await checkInvariants(books.test.owner)).filter(({ offending }) => offending.length > 0);
    expect(broken).toEqual([]);
  } finally {
    await books?.close();
  }
});

/** Somebody looks at the books while all this happens: they balance whenever they are looked at. */
async function readAllTheTime(): Promise<void> {
  const service = new BooksService(books.test.database);
  while (isReading) {
    const { books: both } = await service.trialBalance(books.district.districtOfficial, { asOf: addDays(TODAY, 2) });
    for (const { debitFen, creditFen } of both) expect(debitFen).toBe(creditFen);
    balancesRead += 1;
  }
}

/** A day of its own. */
function freshDay(): BusinessDate {
  daysUsed += 1;
  return addDays(TODAY, -60 + daysUsed);
}

async function eat(
  site: CanteenSite,
  businessDate: BusinessDate,
  who: readonly string[],
  paymentMethod: 'wallet' | 'cash' = 'wallet',
): Promise<MealDto[]> {
  const drafts = who.map((elder) =>
    mealDraft(elder, { businessDate, servedAt: `${businessDate}T11:00:00+08:00`, paymentMethod }),
  );
  const answers = await books.meals.log(site.operator, randomUUID(), drafts);
  return answers.flatMap(({ meal }) => meal ?? []);
}

/** What came of each: null, or the code of the error that is expected of it. */
async function outcomes(work: readonly Promise<unknown>[]): Promise<(string | null)[]> {
  const settled = await Promise.allSettled(work);
  return settled.map((one) => {
    if (one.status === 'fulfilled') return null;
    if (one.reason instanceof DomainError) return one.reason.code;
    throw one.reason;
  });
}

async function count(sql: string, params: readonly unknown[]): Promise<number> {
  const { rows } = await books.test.owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, [...params]);
  return rows[0]?.n ?? 0;
}

const close = (site: CanteenSite, businessDate: BusinessDate): Promise<unknown> =>
  books.days.close(site.operator, { businessDate, cashCount: {} });

const reverse = ({ id: mealId, businessDate }: MealDto): Promise<unknown> => {
  const asked = { clientId: newClientId(), kind: 'reverse' as const, meals: [{ mealId, businessDate }] };
  return books.corrections.correct(home.operator, { ...asked, reason: '没有来吃' });
};

describe('at the same moment', () => {
  it('a meal that races the close is in exactly one round, or waits for the next', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const day = freshDay();
      await books.garden(home, day, 1000);
      await eat(home, day, elders.slice(0, 4));
      const early = elders.slice(4, 4 + round).map((elder) => eat(home, day, [elder]));
      const closing = close(home, day);
      await Promise.all([...early, closing, ...elders.slice(4 + round).map((elder) => eat(home, day, [elder]))]);
      const at = [home.facilityId, day];
      const settled = 'canteen.meal_settlements s WHERE s.facility_id = $1 AND s.business_date = $2';
      const inTime = await count(`${settled} AND s.round = 1`, at);
      const isAsked = await count(
        `platform.outbox WHERE job = 'settle-late-meals' AND payload ->> 'facilityId' = $1 AND payload ->> 'businessDate' = $2`,
        at,
      );
      expect(isAsked > 0).toBe(inTime < ELDERS);
      await Promise.all([books.settleLate(home, day), books.settleLate(home, day)]);
      expect(await count(settled, at)).toBe(ELDERS);
      expect(await count('canteen.day_closes WHERE facility_id = $1 AND business_date = $2', at)).toBe(
        inTime < ELDERS ? 2 : 1,
      );
    }
  });

  it('two closes of one day are one', async () => {
    const day = freshDay();
    await eat(home, day, elders);
    const { cashExpectedFen } = await books.days.state(home.operator, { businessDate: day });
    const counted = { cashCount: { 10: cashExpectedFen / 10 } };
    const official = { facilityId: home.facilityId, businessDate: day, overrideReason: '平板坏了', ...counted };
    const answers = await Promise.all([
      ...[close(home, day), close(home, day), books.days.close(home.townOfficial, official)],
    ]);
    const closes = answers.map((answer) => (answer as { closes: unknown }).closes);
    expect(new Set(closes.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await count(`ledger.entries WHERE business_key LIKE 'day-close/%/' || $1 || '/%'`, [day])).toBe(1);
  });

  it('corrections of one meal take it back once', async () => {
    const day = freshDay();
    const [meal] = await eat(home, day, elders.slice(0, 1));
    if (!meal) throw new Error('no meal');
    await close(home, day);
    const got = await outcomes([1, 2, 3, 4].map(() => reverse(meal)));
    expect(got.filter((code) => code === null)).toHaveLength(1);
    expect(new Set(got)).toEqual(new Set([null, 'CORRECTION.NOTHING_LEFT']));
    const credits = 'canteen.wallet_movements w JOIN canteen.meal_corrections k ON k.id::text = w.reference';
    expect(await count(`${credits} WHERE k.meal_id = $1`, [meal.id])).toBe(1);
  });

  it('two facilities that close on the same tranches, while meals carried by them are taken back, never overspend', async () => {
    const before = freshDay();
    const [oldest, newer] = [await books.tranche(700, before), await books.tranche(900, before)];
    const meals = await eat(home, before, elders);
    await close(home, before);
    for (let round = 0; round < ROUNDS; round += 1) {
      const day = freshDay();
      await eat(home, day, elders.slice(0, 6));
      await eat(away, day, elders.slice(6));
      const [one, other] = meals.slice(2 * round);
      const work = [close(home, day), close(away, day), ...[one, other].flatMap((meal) => (meal ? reverse(meal) : []))];
      expect(await outcomes(work)).toEqual([null, null, null, null]);
    }
    const { rows } = await books.test.owner.query<{ spent: number }>(
      'SELECT spent_fen AS spent FROM donation.tranches WHERE id = ANY ($1) ORDER BY amount_fen',
      [[oldest, newer]],
    );
    // What a correction gave back was spent again, as far as a later close came to it.
    expect(rows.every(({ spent }, at) => spent >= 0 && spent <= (at === 0 ? 700 : 900))).toBe(true);
  });

  it('a cash meal that races a count is in it, or was found over by it; never both', async () => {
    const drawer = `a.kind = 'cash_drawer' AND a.facility_id = '${home.facilityId}'`;
    for (let round = 0; round < ROUNDS; round += 1) {
      const [counted, other] = [freshDay(), freshDay()];
      const asked = (): CountDrawerDto => ({ clientId: newClientId(), cashCount: { 100: 50 }, reason: '重新清点' });
      const meals = elders.map((elder) => eat(home, other, [elder], 'cash'));
      const counts = [close(home, counted), ...[1, 2, 3].map(() => books.counts.count(home.operator, asked()))];
      await Promise.all([...meals, ...counts]);
      // All of them were served before: what the last count did not know it found over.
      await books.counts.count(home.operator, asked());
      await close(home, other);
      await books.counts.count(home.operator, asked());
      expect(await books.balance(drawer)).toBe(5000);
    }
  });

  it('logging, voiding, topping up, closing today and correcting never wait in a ring', async () => {
    const day = freshDay();
    await books.tranche(5000, day);
    const meals = await eat(home, day, elders);
    await close(home, day);
    const [first = '', ...others] = elders;
    const [mine] = await eat(home, TODAY, [first]);
    const voided = { deviceId: randomUUID(), clientId: newClientId(), mealClientId: mine?.clientId ?? '' };
    await books.garden(home, TODAY, 1000);
    const got = await outcomes([
      ...others.map((elder) => eat(home, TODAY, [elder])),
      ...meals.slice(0, 4).map((meal) => reverse(meal)),
      books.voids.void(home.operator, { ...voided, voidedAt: new Date().toISOString(), reason: '点错了人' }),
      ...others.slice(0, 4).map((elder) => books.topUp(home, elder, 100)),
      close(home, TODAY),
      ...meals.slice(4, 8).map((meal) => reverse(meal)),
      books.settleLate(home, day),
    ]);
    expect(got.filter((code) => code !== null && code !== 'MEAL.DAY_CLOSED')).toEqual([]);
    await books.settleLate(home, TODAY);
  });
});
