import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AccountRef } from '../chart/account-ref.js';
import { CHART_OF_ACCOUNTS } from '../chart/chart-of-accounts.js';
import { assertEntry, bookSums } from './assert-entry.js';
import type { JournalEntry, JournalLine } from './journal-entry.js';

const facilityId = '0198c1f0-0000-7000-8000-000000000001';
const ACCOUNTS: AccountRef[] = [
  { kind: 'cash_drawer', facilityId, method: 'cash' },
  { kind: 'income_elder', facilityId },
  { kind: 'expense_wages', facilityId },
  { kind: 'garden_supplied', facilityId },
  { kind: 'in_kind_used', facilityId, funder: 'garden' },
];
const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).filter((fen) => fen !== 0);
const line: fc.Arbitrary<JournalLine> = fc.record({ account: fc.constantFrom(...ACCOUNTS), amountFen: amount });

function entry(lines: readonly JournalLine[]): JournalEntry {
  const place = { townCode: '990201001', facilityId, organisationId: null };
  return { kind: 'day_close', businessKey: 'a/1', businessDate: '2026-11-25', ...place, lines };
}

it('takes lines exactly when each book adds up to zero', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), (lines) => {
      const closing = (['cash', 'in_kind'] as const).flatMap((book) => {
        const sum = lines
          .filter(({ account }) => CHART_OF_ACCOUNTS[account.kind].book === book)
          .reduce((total, { amountFen }) => total + amountFen, 0);
        const account = ACCOUNTS.find(({ kind }) => CHART_OF_ACCOUNTS[kind].book === book)!;
        return sum === 0 ? [] : [{ account, amountFen: -sum }];
      });
      const whole = [...lines, ...closing];
      expect([...bookSums(whole).values()].every((sum) => sum === 0n)).toBe(true);
      if (whole.length >= 2) expect(() => assertEntry(entry(whole))).not.toThrow();
      if (closing.length > 0) expect(() => assertEntry(entry(lines))).toThrow();
    }),
  );
});
