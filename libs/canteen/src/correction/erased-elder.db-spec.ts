import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkInvariants } from '../audit/check-invariants.js';
import type { CanteenSite } from '../testing/canteen-district.js';
import { mealDraft, newClientId } from '../testing/meal-draft.js';
import { dayAfter, openBooks, type OpenBooks } from '../testing/open-books.js';

const ERASE = `UPDATE registry.residents SET erased_at = now(), name = '已删除', name_pinyin = '', name_initials = '', phone = NULL,
  diet = NULL, lives_alone = false WHERE id = $1`;

describe('a meal of somebody who was erased', () => {
  let books: OpenBooks;
  let home: CanteenSite;

  beforeAll(async () => {
    books = await openBooks();
    ({ home } = books.district);
  });
  afterAll(async () => {
    const broken = await checkInvariants(books.test.owner);
    await books.close();
    expect(broken.flatMap(({ offending }) => offending)).toEqual([]);
  });

  it('is refunded in cash to the heirs, and never into the wallet that was settled', async () => {
    const businessDate = dayAfter('2026-07-01', 1);
    const [elder = ''] = await books.elders(home, 1);
    await books.topUp(home, elder, 300);
    const draft = { businessDate, servedAt: `${businessDate}T11:00:00+08:00`, paymentMethod: 'wallet' as const };
    const [answer] = await books.meals.log(home.operator, randomUUID(), [mealDraft(elder, draft)]);
    await books.closeDay(home, businessDate);
    await books.test.owner.query(ERASE, [elder]);
    const asked = {
      ...{ clientId: newClientId(), kind: 'reverse' as const, reason: '没有来吃' },
      meals: [{ mealId: answer?.meal?.id ?? '', businessDate }],
    };
    for (const refund of [undefined, 'wallet', 'wechat'] as const) {
      const refused = books.corrections.correct(home.operator, { ...asked, ...(refund && { refund }) });
      await expect(refused).rejects.toMatchObject({ code: 'CORRECTION.WALLET_OF_ERASED' });
    }
    const drawer = `a.kind = 'cash_drawer'`;
    const before = await books.balance(drawer);
    const { meals } = await books.corrections.correct(home.operator, { ...asked, refund: 'cash' });
    expect(meals).toMatchObject([{ elderPaidFen: 0, governmentFen: 0 }]);
    expect((await books.balance(drawer)) - before).toBe(-300);
    const { rows } = await books.test.owner.query('SELECT balance_fen, arrears_fen FROM canteen.wallets');
    expect(rows).toEqual([{ balance_fen: 0, arrears_fen: 0 }]);
  });

  it('credits nobody when the erasure came while a correction waited for a second person', async () => {
    const businessDate = dayAfter('2026-07-01', 2);
    const [elder = ''] = await books.elders(home, 1);
    await books.topUp(home, elder, 300);
    const draft = { businessDate, servedAt: `${businessDate}T11:00:00+08:00`, paymentMethod: 'wallet' as const };
    const [answer] = await books.meals.log(home.operator, randomUUID(), [mealDraft(elder, draft)]);
    await books.closeDay(home, businessDate);
    const { districtOfficial } = books.district;
    const today = new Date().toISOString().slice(0, 10);
    await books.test.owner.query(
      `INSERT INTO canteen.correction_settings (district_code, valid_from, most_fen, most_meals, recorded_by)
       VALUES ($1, $2::date - 1, 0, 0, $3)`,
      [districtOfficial.districtCode, today, districtOfficial.accountId],
    );
    const { proposal } = await books.corrections.correct(home.operator, {
      ...{ clientId: newClientId(), kind: 'reverse', reason: '没有来吃' },
      meals: [{ mealId: answer?.meal?.id ?? '', businessDate }],
    });
    await books.test.owner.query(ERASE, [elder]);
    const approval = books.proposals.decide(districtOfficial, proposal?.id ?? '', { decision: 'approved' });
    await expect(approval).rejects.toMatchObject({ code: 'CORRECTION.WALLET_OF_ERASED' });
    const rejected = { decision: 'rejected', reason: '改退现金' } as const;
    expect(await books.proposals.decide(districtOfficial, proposal?.id ?? '', rejected)).toMatchObject({
      state: 'rejected',
    });
  });
});
