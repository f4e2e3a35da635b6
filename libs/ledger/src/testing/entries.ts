import { randomUUID } from 'node:crypto';
import type { JournalEntry, JournalLine } from '../journal/journal-entry.js';
import type { AccountRef } from '../chart/account-ref.js';
import type { MealPointDistrict } from '../../../meal-point/src/testing/meal-point-district.js';

/** Two lines: debit the first account, credit the second. */
export function transfer(debit: AccountRef, credit: AccountRef, amountFen: number): JournalLine[] {
  return [
    { account: debit, amountFen },
    { account: credit, amountFen: -amountFen },
  ];
}

/** An entry of the canteen of the first town: elders paid ¥36 in cash. */
export function cashTaken(at: MealPointDistrict, change: Partial<JournalEntry> = {}): JournalEntry {
  const facilityId = change.facilityId ?? at.canteen;
  return {
    kind: 'day_close',
    businessKey: `test/${randomUUID()}`,
    businessDate: '2026-11-25',
    townCode: '990201001',
    facilityId,
    organisationId: at.organisationId,
    lines: transfer({ kind: 'cash_drawer', facilityId, method: 'cash' }, { kind: 'income_elder', facilityId }, 3600),
    ...change,
  };
}
