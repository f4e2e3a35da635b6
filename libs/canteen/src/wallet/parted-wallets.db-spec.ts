import { randomUUID } from 'node:crypto';
import { Journal } from '@nuancan/ledger';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ResidentMergeService } from '../../../registry/src/merge/resident-merge.service.js';
import { checkInvariants } from '../audit/check-invariants.js';
import { WALLET_INVARIANTS } from '../audit/wallet-invariants.js';
import { createResident, type CanteenSite } from '../testing/canteen-district.js';
import { mealDraft } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import { bookCash } from '../testing/wallet-desk.js';
import { WalletBookingService } from './wallet-booking.service.js';

describe('the wallets of two entries that were merged', () => {
  let books: OpenBooks;
  let home: CanteenSite;
  let official: Scope;
  let merges: ResidentMergeService;
  let bookings: WalletBookingService;

  beforeAll(async () => {
    books = await openBooks();
    ({ home } = books.district);
    official = home.townOfficial;
    merges = new ResidentMergeService(books.test.database);
    bookings = new WalletBookingService(books.test.database, new Journal());
  });
  afterAll(async () => {
    const broken = await checkInvariants(books.test.owner, { invariants: WALLET_INVARIANTS });
    await books.close();
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  /** Two entries, merged, with so much in their wallets before. */
  async function merged(standsFen: number, duplicateFen: number): Promise<[string, string]> {
    const stands = await createResident(books.test.owner, home);
    const duplicate = await createResident(books.test.owner, home);
    if (standsFen > 0) await books.topUp(home, stands, standsFen);
    if (duplicateFen > 0) await books.topUp(home, duplicate, duplicateFen);
    await merges.merge(official, stands, { duplicateId: duplicate, reason: '同一人' });
    return [stands, duplicate];
  }

  const eat = (residentId: string, slot: 'lunch' | 'dinner' = 'lunch') =>
    books.meals.log(home.operator, randomUUID(), [mealDraft(residentId, { paymentMethod: 'wallet', slot })]);
  const part = ([stands, duplicateId]: readonly [string, string]) =>
    merges.undo(official, stands, { duplicateId, reason: '是两个人' });
  async function held(entries: readonly string[]): Promise<number[]> {
    const { rows } = await books.test.owner.query<{ fen: number }>(
      `SELECT coalesce((SELECT sum(w.balance_fen - w.arrears_fen) FROM canteen.wallets w WHERE w.resident_id = e.id), 0)::int AS fen
       FROM unnest($1::uuid[]) WITH ORDINALITY e (id, place) ORDER BY place`,
      [entries],
    );
    return rows.map(({ fen }) => fen);
  }

  it('are two again with what each had, once the merge is undone', async () => {
    const entries = await merged(1_000, 500);
    await books.topUp(home, entries[0], 100);
    expect(await held(entries)).toEqual([1_600, 0]);
    await part(entries);
    expect(await held(entries)).toEqual([1_100, 500]);
    // Merged and parted again, nothing is brought back twice.
    await merges.merge(official, entries[0], { duplicateId: entries[1], reason: '还是同一人' });
    await eat(entries[0]);
    await part(entries);
    expect(await held(entries)).toEqual([800, 500]);
  });

  it('have each what its own meals left', async () => {
    const entries = await merged(1_000, 500);
    await eat(entries[1]);
    await eat(entries[0], 'dinner');
    expect(await held(entries)).toEqual([900, 0]);
    await part(entries);
    expect(await held(entries)).toEqual([700, 200]);
  });

  it('take arrears back, too', async () => {
    const entries = await merged(1_000, 0);
    await part(entries);
    await eat(entries[1]);
    await merges.merge(official, entries[0], { duplicateId: entries[1], reason: '同一人' });
    await books.topUp(home, entries[0], 50);
    expect(await held(entries)).toEqual([750, 0]);
    await part(entries);
    expect(await held(entries)).toEqual([1_050, -300]);
  });

  it('stay one while the money of the duplicate is spent, and part once it is there again', async () => {
    const entries = await merged(0, 500);
    await eat(entries[0]);
    await expect(part(entries)).rejects.toMatchObject({ code: 'REGISTRY.MERGE_MONEY_SPENT' });
    expect(await held(entries)).toEqual([200, 0]);
    await bookCash(bookings, home.operator, 'top_up', { residentId: entries[0], amountFen: 300 });
    await part(entries);
    expect(await held(entries)).toEqual([0, 500]);
  });
});
