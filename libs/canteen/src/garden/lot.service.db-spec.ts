import { addDays, businessDateAt } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import { newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';
import type { CanteenSite } from '../testing/canteen-district.js';

const TODAY = businessDateAt(new Date());
const day = (ago: number): string => addDays(TODAY, -ago);

describe('lots', () => {
  let books: OpenBooks;
  let home: CanteenSite;
  let away: CanteenSite;

  beforeAll(async () => {
    books = await openBooks();
    ({ home, away } = books.district);
    // Later ones first: a price that holds is not changed, days of which none held are filled.
    await books.price('番茄', day(10), 400);
    await books.price('番茄', day(300), 300);
    await books.price('南瓜', day(300), 250);
  });
  afterAll(async () => {
    const broken = (await checkInvariants(books.test.owner)).filter(({ offending }) => offending.length > 0);
    await books.close();
    expect(broken).toEqual([]);
  });

  const weigh = async (grams: number, more: object = {}): Promise<string> =>
    (
      await books.lots.weigh(home.operator, {
        ...{ clientId: newClientId(), kind: 'garden', crop: '番茄', grams, harvestedOn: day(20) },
        ...more,
      })
    ).id;
  const issue = (lotId: string, grams: number, businessDate = TODAY as string, clientId = newClientId()) =>
    books.lots.issue(home.operator, lotId, { clientId, businessDate, grams });
  const left = async (lotId: string): Promise<{ grams: number; fen: number }> => {
    const { rows } = await books.test.owner.query<{ grams: number; fen: number }>(
      'SELECT grams, value_fen AS fen FROM canteen.lot_stocks WHERE lot_id = $1',
      [lotId],
    );
    return rows[0] ?? { grams: -1, fen: -1 };
  };
  const balance = (kind: string, site: CanteenSite): Promise<number> =>
    books.balance(`a.kind = '${kind}' AND a.facility_id = '${site.facilityId}'`);

  const inKind = async (): Promise<number[]> => [
    await balance('garden_on_hand', home),
    await balance('in_kind_unallocated', home),
    await balance('in_kind_repriced', home),
  ];

  it('come at the price of their day, leave at that of the issue, and the difference is a change of price', async () => {
    const before = await inKind();
    const lotId = await weigh(3000);
    expect(await left(lotId)).toEqual({ grams: 3000, fen: 900 });
    const { id } = await issue(lotId, 1000);
    const { rows } = await books.test.owner.query(
      'SELECT unit_fen, value_fen, description, kind FROM canteen.day_sources WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ unit_fen: 400, value_fen: 400, description: '番茄', kind: 'garden' }]);
    expect(await left(lotId)).toEqual({ grams: 2000, fen: 600 });
    expect((await inKind()).map((fen, at) => fen - (before[at] ?? 0))).toEqual([600, 400, -100]);
  });

  it('are put back when the entry is withdrawn before the close, and fixed afterwards', async () => {
    const lotId = await weigh(2000);
    const { id } = await issue(lotId, 500, day(3));
    await books.sources.withdraw(home.operator, id, { reason: '点错了批次' });
    expect(await left(lotId)).toEqual({ grams: 2000, fen: 600 });
    const kept = await issue(lotId, 500, day(3));
    await books.closeDay(home, addDays(TODAY, -3));
    await expect(books.sources.withdraw(home.operator, kept.id, { reason: '太晚了' })).rejects.toMatchObject({
      code: 'DAY.CLOSED',
    });
    await expect(issue(lotId, 500, day(3))).rejects.toMatchObject({ code: 'DAY.CLOSED' });
    expect(await left(lotId)).toEqual({ grams: 1500, fen: 450 });
  });

  it('never give more than is left, also to fifty at once', async () => {
    const lotId = await weigh(1000);
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => issue(lotId, 300)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
    for (const reason of refused) expect(reason).toMatchObject({ code: 'GARDEN.NOT_ENOUGH' });
    expect(await left(lotId)).toEqual({ grams: 100, fen: 30 });
  });

  it('answer a repeat again and refuse another body under the same id', async () => {
    const lotId = await weigh(1000);
    const clientId = newClientId();
    const answers = await Promise.all(Array.from({ length: 8 }, () => issue(lotId, 200, TODAY, clientId)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await left(lotId)).grams).toBe(800);
    await expect(issue(lotId, 201, TODAY, clientId)).rejects.toMatchObject({ code: 'GARDEN.CLIENT_ID_CLASH' });
  });

  it('spoil and are counted with a reason', async () => {
    const lotId = await weigh(1000);
    await books.lots.spoil(home.operator, lotId, { clientId: newClientId(), grams: 250, reason: '烂了' });
    expect(await left(lotId)).toEqual({ grams: 750, fen: 225 });
    const count = (countedGrams: number) =>
      books.lots.count(home.operator, lotId, { clientId: newClientId(), countedGrams, reason: '盘点' });
    await count(700);
    expect(await left(lotId)).toEqual({ grams: 700, fen: 210 });
    await expect(count(751)).rejects.toMatchObject({ code: 'GARDEN.MORE_THAN_WEIGHED' });
    await count(750);
    expect(await left(lotId)).toEqual({ grams: 750, fen: 225 });
    await expect(count(750)).rejects.toMatchObject({ code: 'GARDEN.NOTHING_TO_CORRECT' });
  });

  it('go to another facility of the organisation with their value, once, or come back', async () => {
    const lotId = await weigh(1000);
    const send = (grams: number) =>
      books.transfers.send(home.operator, lotId, { clientId: newClientId(), toFacilityId: away.facilityId, grams });
    const there = await send(400);
    const back = await send(100);
    expect(await left(lotId)).toEqual({ grams: 500, fen: 150 });
    await expect(books.transfers.end(home.operator, there.id, 'accepted')).rejects.toMatchObject({
      code: 'GARDEN.TRANSFER_NOT_FOUND',
    });
    await books.transfers.end(away.operator, there.id, 'accepted');
    await books.transfers.end(away.operator, there.id, 'accepted');
    await expect(books.transfers.end(home.operator, there.id, 'recalled')).rejects.toMatchObject({
      code: 'GARDEN.TRANSFER_ENDED',
    });
    await books.transfers.end(home.operator, back.id, 'recalled');
    expect(await left(lotId)).toEqual({ grams: 600, fen: 180 });
    expect([await balance('garden_on_hand', away), await balance('in_kind_transferred', away)]).toEqual([120, -120]);
    expect(await balance('in_kind_transferred', home)).toBe(120);
  });

  it('are issued on a day with a reference price only, and not before they were harvested', async () => {
    const unpriced = await weigh(500, { crop: '冬瓜' });
    expect(await left(unpriced)).toEqual({ grams: 500, fen: 0 });
    await expect(issue(unpriced, 100)).rejects.toMatchObject({ code: 'GARDEN.NO_PRICE' });
    await books.price('冬瓜', day(1), 150);
    await issue(unpriced, 100);
    await expect(issue(await weigh(500), 100, day(21))).rejects.toMatchObject({ code: 'GARDEN.BEFORE_HARVEST' });
    await expect(weigh(500, { harvestedOn: day(400) })).rejects.toMatchObject({ code: 'GARDEN.DATE_OUT_OF_RANGE' });
  });

  it('are harvested and issued at once by an entry of a day as before, and taken back with it', async () => {
    const entry = { kind: 'garden' as const, quantity: 2000, unitFen: 555, description: '青菜' };
    const { id } = await books.sources.enter(home.operator, {
      ...{ clientId: newClientId(), businessDate: day(5), ...entry },
    });
    const twice = await books.sources.enter(home.operator, {
      ...{ clientId: newClientId(), businessDate: day(5), ...entry },
    });
    await books.sources.withdraw(home.operator, twice.id, { reason: '重复登记' });
    const { rows } = await books.test.owner.query(
      `SELECT m.kind, m.grams, m.value_fen FROM canteen.day_sources d JOIN canteen.lot_movements m ON m.lot_id = d.lot_id
       WHERE d.id = ANY ($1) ORDER BY d.id, m.seq`,
      [[id, twice.id]],
    );
    expect(rows.map(({ kind }) => kind as string)).toEqual([
      ...['received', 'issued', 'received', 'issued', 'returned', 'taken_back'],
    ]);
    const before = await balance('garden_supplied', home);
    await books.closeDay(home, addDays(TODAY, -5));
    expect((await balance('garden_supplied', home)) - before).toBe(-1110);
  });

  it('are none of what was entered before there were lots: it is withdrawn, closed and audited as ever', async () => {
    const { owner } = books.test;
    const enterBefore = async (grams: number): Promise<string> => {
      await owner.query('BEGIN');
      await owner.query('ALTER TABLE canteen.day_sources DROP CONSTRAINT day_sources_of_lot');
      await owner.query('SET LOCAL session_replication_role = replica');
      const { rows } = await owner.query<{ id: string }>(
        `INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description, quantity, unit_fen,
           client_id, body_hash, account_id, recorded_at)
         SELECT district_code, town_code, id, $1, 'garden', '旧菜', $2, 500, gen_random_uuid(), sha256(''), $3,
           canteen.lots_since() - interval '1 day' FROM meal_point.facilities WHERE id = $4 RETURNING id`,
        [day(7), grams, home.operator.accountId, home.facilityId],
      );
      await owner.query(`ALTER TABLE canteen.day_sources ADD CONSTRAINT day_sources_of_lot
        CHECK ((kind IN ('garden', 'goods')) = (lot_id IS NOT NULL)) NOT VALID`);
      await owner.query('COMMIT');
      return rows[0]?.id ?? '';
    };
    const before = await balance('garden_supplied', home);
    await enterBefore(2000);
    await books.sources.withdraw(home.operator, await enterBefore(9000), { reason: '重复登记' });
    await books.closeDay(home, addDays(TODAY, -7));
    expect((await balance('garden_supplied', home)) - before).toBe(-1000);
  });

  it('change no price that holds, and nobody else’s', async () => {
    await expect(books.price('番茄', day(5), 500)).rejects.toMatchObject({ constraint: 'produce_prices_not_past' });
    await expect(books.price('番茄', TODAY, 500)).rejects.toMatchObject({ constraint: 'produce_prices_not_past' });
    await books.price('番茄', addDays(TODAY, 1), 500);
    await expect(
      books.lots.issue(away.operator, await weigh(500), { clientId: newClientId(), businessDate: TODAY, grams: 1 }),
    ).rejects.toMatchObject({ code: 'GARDEN.LOT_NOT_FOUND' });
  });
});
