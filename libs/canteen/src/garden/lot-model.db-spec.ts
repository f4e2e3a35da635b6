import { addDays, businessDateAt } from '@nuancan/kernel';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { newClientId } from '../testing/meal-draft.js';
import { openBooks, type OpenBooks } from '../testing/open-books.js';

const TODAY = businessDateAt(new Date());
const DAYS = [0, 1, 2].map((ago) => addDays(TODAY, -ago));
const EXPECTED_REFUSALS = [
  ...['GARDEN.NOT_ENOUGH', 'GARDEN.LOT_NOT_FOUND', 'GARDEN.TRANSFER_ENDED', 'GARDEN.NOTHING_TO_CORRECT'],
  'GARDEN.MORE_THAN_WEIGHED',
  ...['DAY.CLOSED', 'DAY.ALREADY_WITHDRAWN'],
];

/** What operators do; `pick` names a lot, an issue or a transfer among those there are. */
const command = fc.oneof(
  fc.record({
    what: fc.constantFrom('weigh', 'direct'),
    at: fc.nat(1),
    pick: fc.nat(2),
    grams: fc.integer({ min: 1, max: 5000 }),
  }),
  fc.record({ what: fc.constant('issue'), at: fc.nat(1), pick: fc.nat(99), grams: fc.integer({ min: 1, max: 2500 }) }),
  fc.record({
    what: fc.constantFrom('spoil', 'send', 'count'),
    at: fc.nat(1),
    pick: fc.nat(99),
    grams: fc.integer({ min: 1, max: 900 }),
  }),
  fc.record({
    what: fc.constantFrom('withdraw', 'accept', 'recall'),
    at: fc.nat(1),
    pick: fc.nat(99),
    grams: fc.constant(0),
  }),
);
type Command = typeof command extends fc.Arbitrary<infer T> ? T : never;

/** What is known to have been done, by its answers: all of it commutes, so that no order is needed. */
interface Model {
  readonly lots: { id: string; site: CanteenSite }[];
  readonly issues: { id: string; site: CanteenSite }[];
  readonly transfers: { id: string; from: CanteenSite; to: CanteenSite }[];
  /** Grams of each facility, in stock and on their way. */
  readonly stock: Map<string, number>;
  underWay: number;
}

describe('the stock of the garden', () => {
  let books: OpenBooks;
  let sites: CanteenSite[];

  beforeAll(async () => {
    books = await openBooks();
    sites = [books.district.home, books.district.away];
    for (const [ago, fenPerKg] of [
      [1, 333],
      [2, 287],
      [9, 250],
    ] as const) {
      await books.price('番茄', addDays(TODAY, -ago), fenPerKg);
    }
  });
  afterAll(() => books.close());

  it('is lots less issues less spoilage, give or take transfers and counts, whatever is done at once', async () => {
    const batches = fc.array(fc.array(command, { minLength: 1, maxLength: 7 }), { minLength: 3, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(batches, async (story) => {
        const model = await begin();
        for (const batch of story) {
          // A count says what is left, whatever is done meanwhile: what it changed is read from its answer.
          await Promise.all(batch.map((one) => play(one, model)));
          await compare(model);
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
    const broken = (await checkInvariants(books.test.owner)).filter(({ offending }) => offending.length > 0);
    expect(broken).toEqual([]);
  });

  async function begin(): Promise<Model> {
    const { rows } = await books.test.owner.query<{ id: string; grams: number }>(
      'SELECT facility_id AS id, sum(grams)::bigint AS grams FROM canteen.lot_stocks GROUP BY 1',
    );
    const ways = await books.test.owner.query<{ grams: number }>(UNDER_WAY);
    const stock = new Map(rows.map(({ id, grams }) => [id, grams]));
    return { lots: [], issues: [], transfers: [], stock, underWay: ways.rows[0]?.grams ?? 0 };
  }

  /** Sent twice at once, as after a lost answer: both are answered alike. */
  async function twice(work: () => Promise<{ id: string }>): Promise<string | null> {
    const answers = await Promise.allSettled([work(), work()]);
    const ids = answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.id : null));
    for (const answer of answers) {
      if (answer.status === 'rejected') expect(EXPECTED_REFUSALS).toContain((answer.reason as { code?: string }).code);
    }
    const done = ids.filter((id) => id !== null);
    expect(new Set(done).size).toBeLessThanOrEqual(1);
    return done[0] ?? null;
  }

  async function play(given: Command, model: Model): Promise<void> {
    const { what, pick, grams } = given;
    const site = sites[given.at] ?? books.district.home;
    const other = sites[1 - given.at] ?? books.district.away;
    const clientId = newClientId();
    const lot = model.lots[pick % Math.max(1, model.lots.length)];
    const move = (by: number, at = site): void => {
      model.stock.set(at.facilityId, (model.stock.get(at.facilityId) ?? 0) + by);
    };
    switch (what) {
      case 'weigh': {
        const draft = { clientId, kind: 'garden' as const, crop: '番茄', grams, harvestedOn: addDays(TODAY, -3) };
        const id = await twice(() => books.lots.weigh(site.operator, draft));
        if (id !== null) model.lots.push({ id, site });
        return move(grams);
      }
      case 'direct': {
        const entry = { kind: 'goods' as const, quantity: grams, unitFen: 777, description: '大米' };
        const businessDate = DAYS[pick] ?? TODAY;
        await twice(() => books.sources.enter(site.operator, { clientId, businessDate, ...entry }));
        return;
      }
      case 'issue': {
        if (lot === undefined) return;
        const draft = { clientId, businessDate: DAYS[pick % 3] ?? TODAY, grams };
        const id = await twice(() => books.lots.issue(lot.site.operator, lot.id, draft));
        if (id === null) return;
        model.issues.push({ id, site: lot.site });
        return move(-grams, lot.site);
      }
      case 'spoil': {
        if (lot === undefined) return;
        const draft = { clientId, grams, reason: '烂了' };
        const id = await twice(() => books.lots.spoil(lot.site.operator, lot.id, draft));
        return id === null ? undefined : move(-grams, lot.site);
      }
      case 'count': {
        if (lot === undefined) return;
        const draft = { clientId, countedGrams: grams, reason: '盘点' };
        const id = await twice(() => books.lots.count(lot.site.operator, lot.id, draft));
        return id === null ? undefined : move(await moved(id), lot.site);
      }
      case 'send': {
        if (lot === undefined) return;
        const to = lot.site === site ? other : site;
        const draft = { clientId, toFacilityId: to.facilityId, grams };
        const id = await twice(() => books.transfers.send(lot.site.operator, lot.id, draft));
        if (id === null) return;
        model.transfers.push({ id, from: lot.site, to });
        model.underWay += grams;
        return move(-grams, lot.site);
      }
      default:
        return end(what, pick, model, move);
    }
  }

  async function end(
    what: string,
    pick: number,
    model: Model,
    move: (by: number, at: CanteenSite) => void,
  ): Promise<void> {
    if (what === 'withdraw') {
      const issue = model.issues[pick % Math.max(1, model.issues.length)];
      if (issue === undefined) return;
      const works = [0, 1].map(() => books.sources.withdraw(issue.site.operator, issue.id, { reason: '点错了' }));
      const done = (await Promise.allSettled(works)).filter(({ status }) => status === 'fulfilled').length;
      expect(done).toBeLessThanOrEqual(1);
      if (done === 1) move(await quantity(issue.id), issue.site);
      return;
    }
    const transfer = model.transfers[pick % Math.max(1, model.transfers.length)];
    if (transfer === undefined) return;
    const outcome = what === 'accept' ? 'accepted' : 'recalled';
    const at = what === 'accept' ? transfer.to : transfer.from;
    const id = await twice(() => books.transfers.end(at.operator, transfer.id, outcome));
    // Looked for only now: others that ended meanwhile have moved it up. Answered again when it was so ended before: counted once.
    const known = model.transfers.indexOf(transfer);
    if (id === null || known < 0) return;
    model.transfers.splice(known, 1);
    const grams = await sent(transfer.id);
    model.underWay -= grams;
    move(grams, at);
  }

  const one = async (sql: string, id: string): Promise<number> =>
    books.test.database.scoped(books.district.districtOfficial, async (tx) => {
      const [row] = await tx.query<[{ grams: number }]>(sql, [id]);
      return row.grams;
    });
  const moved = (id: string) => one('SELECT grams FROM canteen.lot_movements WHERE id = $1', id);
  const quantity = (id: string) => one('SELECT quantity AS grams FROM canteen.day_sources WHERE id = $1', id);
  const sent = (id: string) => one('SELECT grams FROM canteen.lot_transfers WHERE id = $1', id);

  async function compare(model: Model): Promise<void> {
    const { owner } = books.test;
    for (const { facilityId } of sites) {
      const { rows } = await owner.query<{ grams: number; least: number }>(
        `SELECT coalesce(sum(grams), 0)::bigint AS grams, coalesce(min(grams), 0) AS least FROM canteen.lot_stocks WHERE facility_id = $1`,
        [facilityId],
      );
      expect(rows[0]).toEqual({
        grams: model.stock.get(facilityId) ?? 0,
        least: expect.toSatisfy((n: number) => n >= 0) as unknown,
      });
    }
    expect((await owner.query(UNDER_WAY)).rows).toEqual([{ grams: model.underWay }]);
  }
});

const UNDER_WAY = `SELECT coalesce(sum(t.grams), 0)::bigint AS grams FROM canteen.lot_transfers t
  WHERE NOT EXISTS (SELECT FROM canteen.lot_transfer_ends e WHERE e.transfer_id = t.id)`;
