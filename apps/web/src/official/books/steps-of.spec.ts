import { parseBusinessDate } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../api/contract.js';
import type { Period } from './books-contract.js';
import { stepsOf } from './steps-of.js';

const TODAY = parseBusinessDate('2026-11-25');
const period = (change: Partial<Period>): Period => ({
  ...{
    facilityId: 'f',
    townCode: '990201001',
    month: '2026-10',
    state: 'open',
    askedBy: null,
    askedAt: null,
    entries: 1,
  },
  ...change,
});
const account = (role: Account['role'], id = 'me'): Account => ({ id, role }) as Account;

describe('stepsOf', () => {
  it('lets a town ask to close a month that is over, and nobody else', () => {
    expect(stepsOf(period({}), account('town_official'), TODAY).actions).toEqual(['request_closing']);
    expect(stepsOf(period({ month: '2026-11' }), account('town_official'), TODAY).actions).toEqual([]);
    expect(stepsOf(period({}), account('district_official'), TODAY).actions).toEqual([]);
    expect(stepsOf(period({ state: 'closed' }), account('auditor'), TODAY).actions).toEqual([]);
  });

  it('lets another person confirm, and whoever asked take it back', () => {
    const asked = period({ state: 'closing', askedBy: 'me' });
    expect(stepsOf(asked, account('town_official'), TODAY)).toEqual({
      actions: ['return_closing'],
      waitsForAnother: true,
    });
    expect(stepsOf(asked, account('district_official', 'other'), TODAY)).toEqual({
      actions: ['confirm_closing', 'return_closing'],
      waitsForAnother: false,
    });
    const reopening = period({ state: 'reopening', askedBy: 'me' });
    expect(stepsOf(reopening, account('district_official', 'other'), TODAY).actions).toEqual([
      'confirm_reopening',
      'decline_reopening',
    ]);
  });
});
