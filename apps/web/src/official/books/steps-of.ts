import { monthOf, type BusinessDate } from '@nuancan/kernel';
import type { Account } from '../../api/contract.js';
import type { Period, PeriodAction } from './books-contract.js';

/** What an account may do with a month; the server refuses everything else whatever this says. */
export interface Steps {
  readonly actions: readonly PeriodAction[];
  /** The account asked itself, so another person confirms. */
  readonly waitsForAnother: boolean;
}

const CONFIRM = { closing: 'confirm_closing', reopening: 'confirm_reopening' } as const;
const REFUSE = { closing: 'return_closing', reopening: 'decline_reopening' } as const;

/** Pure. @param today tells whether the month is over */
export function stepsOf({ state, month, askedBy }: Period, { id, role }: Account, today: BusinessDate): Steps {
  const none = { actions: [], waitsForAnother: false };
  if (role !== 'town_official' && role !== 'district_official') return none;
  switch (state) {
    case 'open':
      return role === 'town_official' && month < monthOf(today) ? { ...none, actions: ['request_closing'] } : none;
    case 'closed':
      return { ...none, actions: ['request_reopening'] };
    default: {
      const waitsForAnother = askedBy === id;
      return { actions: waitsForAnother ? [REFUSE[state]] : [CONFIRM[state], REFUSE[state]], waitsForAnother };
    }
  }
}
