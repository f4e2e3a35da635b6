import { parseBusinessDate } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import { generateDemoDistrict } from './demo-district.js';
import { DemoWallets } from './demo-wallets.js';

describe('the wallets of the demo', () => {
  const wallets = new DemoWallets(7);
  const { meals } = generateDemoDistrict({ seed: 7, today: parseBusinessDate('2026-11-02'), scale: 0.01 });
  let paidFen = 0;
  for (const meal of meals.meals()) {
    wallets.note(meal);
    if (meal.paymentMethod === 'wallet' && !meal.voided) paidFen += meal.split.elderPaidFen;
  }

  it('are topped up before they are spent, and lose nothing', () => {
    const toppedUpFen = wallets.topUps().reduce((sum, { amountFen }) => sum + amountFen, 0);
    const heldFen = wallets.all().reduce((sum, { balanceFen }) => sum + balanceFen, 0);
    expect(paidFen).toBeGreaterThan(0);
    expect(heldFen).toBe(toppedUpFen - paidFen);
    expect(Math.min(...wallets.movements.map(({ balanceAfterFen }) => balanceAfterFen))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...wallets.movements.map(({ balanceAfterFen }) => balanceAfterFen))).toBeLessThan(500_000);
  });

  it('number the receipts of each organisation from 1 without a gap', () => {
    const last = wallets.numberReceipts();
    for (const [organisationId, lastNo] of last) {
      const own = wallets.topUps().filter(({ wallet }) => wallet.organisationId === organisationId);
      const numbers = own.map(({ receiptNo }) => receiptNo ?? 0).sort((left, right) => left - right);
      expect(numbers).toEqual(Array.from({ length: lastNo }, (_, at) => at + 1));
    }
  });
});
