import { randomUUID } from 'node:crypto';
import { addDays, businessDateAt, type BusinessDate } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { dayAfter, openBooks, type OpenBooks } from '../testing/open-books.js';
import type { CorrectMealsDto } from './correction.dto.js';

const MANY = 21;
const TODAY = businessDateAt(new Date());

describe('a correction too large for one person', () => {
  let books: OpenBooks;
  let home: CanteenSite;
  let elders: string[];
  let days = 0;

  beforeAll(async () => {
    books = await openBooks();
    ({ home } = books.district);
    elders = await books.elders(home, MANY);
  });
  afterAll(async () => {
    await books.test.owner.query(`UPDATE platform.outbox SET state = 'done'`);
    const broken = await checkInvariants(books.test.owner);
    await books.close();
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  async function closedMeals(count = MANY): Promise<{ mealId: string; businessDate: BusinessDate }[]> {
    days += 1;
    const businessDate = dayAfter('2026-07-01', days);
    const drafts = elders
      .slice(0, count)
      .map((elder) =>
        mealDraft(elder, { businessDate, servedAt: `${businessDate}T11:00:00+08:00`, paymentMethod: 'wechat' }),
      );
    const answers = await books.meals.log(home.operator, randomUUID(), drafts);
    await books.closeDay(home, businessDate);
    return answers.map(({ meal }) => ({ mealId: meal?.id ?? '', businessDate }));
  }

  async function request(changes: Partial<CorrectMealsDto> = {}): Promise<CorrectMealsDto> {
    const meals = changes.meals ?? (await closedMeals());
    return { clientId: newClientId(), kind: 'reverse', reason: '整桌记错了', ...changes, meals };
  }

  const booked = async ({ clientId }: CorrectMealsDto): Promise<number> =>
    (await books.test.owner.query('SELECT FROM canteen.meal_corrections WHERE client_id = $1', [clientId])).rows.length;
  const decide = (scope: Scope, id: string, decision: 'approved' | 'rejected', reason?: string) =>
    books.proposals.decide(scope, id, { decision, ...(reason !== undefined && { reason }) });

  it('waits, books nothing, and is booked to the letter when another official approves', async () => {
    const asked = await request();
    const { proposal, corrections, meals } = await books.corrections.correct(home.operator, asked);
    expect(proposal).toMatchObject({ state: 'waiting', kind: 'reverse', meals: MANY, amountFen: MANY * 1200 });
    expect([corrections, meals.every(({ elderPaidFen }) => elderPaidFen === 300)]).toEqual([[], true]);
    expect(await booked(asked)).toBe(0);
    // Sent again it is the same proposal; another body under the id is refused.
    expect((await books.corrections.correct(home.operator, asked)).proposal?.id).toBe(proposal?.id);
    const other = books.corrections.correct(home.operator, { ...asked, reason: '别的' });
    await expect(other).rejects.toMatchObject({ code: 'CORRECTION.CLIENT_ID_CLASH' });
    const before = await books.balance(`a.kind = 'income_elder'`);
    const decided = await decide(home.townOfficial, proposal?.id ?? '', 'approved');
    expect(decided).toMatchObject({ state: 'approved', decidedBy: home.townOfficial.accountId });
    expect(await booked(asked)).toBe(MANY);
    expect((await books.balance(`a.kind = 'income_elder'`)) - before).toBe(MANY * 300);
    const again = await books.corrections.correct(home.operator, asked);
    expect([again.proposal?.state, again.corrections.length]).toEqual(['approved', MANY]);
    await expect(decide(books.district.districtOfficial, proposal?.id ?? '', 'rejected', '晚了')).rejects.toMatchObject(
      {
        code: 'CORRECTION.ALREADY_DECIDED',
      },
    );
  });

  it('is decided by nobody who proposed it, and by no official of another town', async () => {
    const asked = await request();
    const { proposal } = await books.corrections.correct(home.townOfficial, asked);
    const id = proposal?.id ?? '';
    await expect(decide(home.townOfficial, id, 'approved')).rejects.toMatchObject({
      code: 'CORRECTION.SECOND_PERSON_NEEDED',
    });
    const away = books.district.away.townOfficial;
    await expect(decide(away, id, 'approved')).rejects.toMatchObject({ code: 'CORRECTION.PROPOSAL_NOT_FOUND' });
    expect((await books.proposals.list(away, { limit: 10 })).items).toEqual([]);
    const { items } = await books.proposals.list(home.townOfficial, { limit: 10, state: 'waiting' });
    expect(items.map((one) => [one.id, one.proposedByName, one.decidedByName])).toEqual([[id, '测试', null]]);
    const shown = (items[0]?.items ?? []).map(({ servedAt, businessDate }) => [
      Date.parse(servedAt ?? ''),
      Date.parse(`${businessDate}T11:00:00+08:00`),
    ]);
    expect(shown).toHaveLength(MANY);
    for (const [servedAt, eaten] of shown) expect(servedAt).toBe(eaten);
    const names = new Set((items[0]?.items ?? []).map(({ residentName }) => residentName));
    for (const name of names) expect(name).toMatch(/\*/);
    // The database itself holds to it, whoever may write there.
    const self = books.test.owner.query(
      `INSERT INTO canteen.correction_decisions (proposal_id, district_code, decision, proposed_by, decided_by)
       SELECT id, district_code, 'approved', proposed_by, proposed_by FROM canteen.correction_proposals WHERE id = $1`,
      [id],
    );
    await expect(self).rejects.toMatchObject({ constraint: 'correction_decisions_four_eyes' });
    await expect(decide(books.district.districtOfficial, id, 'rejected')).rejects.toMatchObject({
      code: 'CORRECTION.REASON_MISSING',
    });
    expect(await decide(books.district.districtOfficial, id, 'rejected', '证据不足')).toMatchObject({
      ...{ state: 'rejected', decisionReason: '证据不足' },
    });
    expect(await booked(asked)).toBe(0);
  });

  it('is not booked past the second person, whatever the application asks the database', async () => {
    const asked = await request();
    const { proposal } = await books.corrections.correct(home.townOfficial, asked);
    const { rows } = await books.test.owner.query<{ body: object }>(
      'SELECT body FROM canteen.correction_proposals WHERE id = $1',
      [proposal?.id],
    );
    for (const [sql, refusal] of [
      ['SELECT canteen.book_judged_corrections($1)', { constraint: 'meal_corrections_four_eyes' }],
      ['SELECT canteen.book_corrections($1)', { code: '42501' }],
    ] as const) {
      const past = books.test.database.scoped(home.townOfficial, (tx) =>
        tx.query(sql, [JSON.stringify(rows[0]?.body)]),
      );
      await expect(past).rejects.toMatchObject({ driverError: refusal });
    }
  });

  it('fails when a meal was corrected meanwhile, and goes on waiting', async () => {
    const asked = await request();
    const { proposal } = await books.corrections.correct(home.townOfficial, asked);
    const [first] = asked.meals;
    if (!first) throw new Error('no meal');
    await books.corrections.correct(home.operator, await request({ meals: [first] }));
    const late = decide(books.district.districtOfficial, proposal?.id ?? '', 'approved');
    await expect(late).rejects.toMatchObject({ code: 'CORRECTION.CHANGED_MEANWHILE' });
    expect(await booked(asked)).toBe(0);
    const { items } = await books.proposals.list(home.townOfficial, { limit: 1 });
    expect(items).toMatchObject([{ id: proposal?.id, state: 'waiting' }]);
  });

  it('is decided once and booked once when many decide at once', async () => {
    const asked = await request();
    const { proposal } = await books.corrections.correct(home.operator, asked);
    const id = proposal?.id ?? '';
    const officials = [home.townOfficial, books.district.districtOfficial];
    const work = Array.from({ length: 8 }, (_, at) =>
      decide(officials[at % 2] ?? home.townOfficial, id, at < 6 ? 'approved' : 'rejected', '核实'),
    );
    const results = await Promise.allSettled(work);
    const codes = results.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
    expect(codes).toEqual(Array.from({ length: 7 }, () => 'CORRECTION.ALREADY_DECIDED'));
    const [{ state } = { state: '' }] = (await books.proposals.list(home.townOfficial, { limit: 1 })).items;
    expect(await booked(asked)).toBe(state === 'approved' ? MANY : 0);
  });

  it('is what the district says it is: twenty meals and ¥500 until it says otherwise', async () => {
    const { districtOfficial } = books.district;
    expect(await books.proposals.limits(home.operator)).toEqual({ mostFen: 50_000, mostMeals: 20 });
    const small = await books.corrections.correct(home.operator, await request({ meals: await closedMeals(20) }));
    expect([small.proposal, small.corrections.length]).toEqual([null, 20]);
    await books.proposals.setLimits(districtOfficial, { validFrom: TODAY, mostFen: 1_199, mostMeals: 20 });
    const one = await request({ meals: await closedMeals(1) });
    expect((await books.corrections.correct(home.operator, one)).proposal).toMatchObject({ amountFen: 1_200 });
    await books.proposals.setLimits(districtOfficial, { validFrom: TODAY, mostFen: 1_200, mostMeals: 20 });
    const other = await request({ meals: await closedMeals(1) });
    expect((await books.corrections.correct(home.operator, other)).proposal).toBeNull();
    const past = { validFrom: addDays(TODAY, -1), mostFen: 0, mostMeals: 0 };
    await expect(books.proposals.setLimits(districtOfficial, past)).rejects.toMatchObject({
      code: 'CORRECTION.SETTINGS_IN_PAST',
    });
    const byTown = books.proposals.setLimits(home.townOfficial, { ...past, validFrom: TODAY });
    await expect(byTown).rejects.toMatchObject({ driverError: { code: '42501' } });
  });

  it('is not raised by somebody for themselves', async () => {
    const { districtOfficial } = books.district;
    await books.proposals.setLimits(districtOfficial, { validFrom: TODAY, mostFen: 100_000_000, mostMeals: 200 });
    const many = await request({ meals: await closedMeals(21) });
    expect((await books.corrections.correct(districtOfficial, many)).proposal).toMatchObject({ meals: 21 });
    const others = await request({ meals: await closedMeals(21) });
    expect((await books.corrections.correct(home.operator, others)).proposal).toBeNull();
  });
});
