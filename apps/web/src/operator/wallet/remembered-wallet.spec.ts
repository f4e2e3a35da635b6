import { describe, expect, it } from 'vitest';
import type { Diner } from '../../api/contract.js';
import type { OutboxRow, ShownMeal } from '../store/till-database.js';
import { movedWallet, rememberedWallet, walletCovers } from './remembered-wallet.js';

const DINER = { residentId: 'r', wallet: { balanceFen: 1_000, arrearsFen: 0 } } as Diner;
const meal = (clientId: string, paymentMethod: ShownMeal['paymentMethod'], residentId = 'r'): ShownMeal =>
  ({ clientId, residentId, paymentMethod, split: { elderPaidFen: 300 } }) as ShownMeal;
const row = (kind: OutboxRow['kind'], of: ShownMeal, state: OutboxRow['state'] = 'waiting'): OutboxRow =>
  ({ clientId: kind === 'meal' ? of.clientId : `void-${of.clientId}`, kind, meal: of, state }) as OutboxRow;
const balance = (outbox: OutboxRow[]): number | undefined =>
  rememberedWallet(DINER, { diners: [], outbox })?.balanceFen;

describe('a remembered wallet', () => {
  it('is lowered by what waits to be sent, of this diner and by wallet only', () => {
    const others = [row('meal', meal('b', 'cash')), row('meal', meal('c', 'wallet', 'somebody'))];
    expect(balance([row('meal', meal('a', 'wallet')), ...others])).toBe(700);
    expect(balance([row('meal', meal('a', 'wallet'), 'refused')])).toBe(1_000);
  });

  it('is as before when a waiting meal is taken back, and raised by the void of one that was sent', () => {
    const taken = meal('a', 'wallet');
    expect(balance([row('meal', taken), row('void', taken)])).toBe(1_000);
    expect(balance([row('void', taken)])).toBe(1_300);
  });

  it('takes what the device keeps before what a search said once', () => {
    const diners = [{ residentId: 'r', diner: { ...DINER, wallet: { balanceFen: 400, arrearsFen: 0 } } }];
    expect(rememberedWallet(DINER, { diners: diners as never, outbox: [] })?.balanceFen).toBe(400);
    expect(rememberedWallet({ ...DINER, wallet: null }, { diners: [], outbox: [] })).toBeNull();
  });

  it('covers what is due, and owes what it does not hold', () => {
    expect([1_000, 1_001, 0, null].map((due) => walletCovers(DINER.wallet ?? null, due))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(movedWallet({ balanceFen: 200, arrearsFen: 0 }, -300)).toEqual({ balanceFen: 0, arrearsFen: 100 });
    expect(movedWallet({ balanceFen: 0, arrearsFen: 100 }, 300)).toEqual({ balanceFen: 200, arrearsFen: 0 });
  });
});
