import { describe, expect, it } from 'vitest';
import { assertEntry } from './assert-entry.js';
import type { JournalEntry, JournalLine } from './journal-entry.js';

const FACILITY = '0198c1f0-0000-7000-8000-000000000001';
const DRAWER = { kind: 'cash_drawer', facilityId: FACILITY, method: 'cash' } as const;
const INCOME = { kind: 'income_elder', facilityId: FACILITY } as const;
const USED = { kind: 'in_kind_used', facilityId: FACILITY } as const;
const GARDEN = { kind: 'garden_supplied', facilityId: FACILITY } as const;

function entry(lines: JournalLine[], change: Partial<JournalEntry> = {}): JournalEntry {
  const place = { townCode: '990201001', facilityId: FACILITY, organisationId: null };
  return { kind: 'day_close', businessKey: 'a/1', businessDate: '2026-11-25', ...place, lines, ...change };
}

const WHOLE = [
  { account: DRAWER, amountFen: 300 },
  { account: INCOME, amountFen: -300 },
];

describe('assertEntry', () => {
  it('takes an entry whose books balance each by itself', () => {
    const inKind = [
      { account: USED, amountFen: 120 },
      { account: GARDEN, amountFen: -120 },
    ];
    expect(() => assertEntry(entry([...WHOLE, ...inKind]))).not.toThrow();
  });

  it.each<[string, JournalLine[], Partial<JournalEntry>]>([
    ['off by -1 fen', [WHOLE[0]!, { account: INCOME, amountFen: -301 }], {}],
    [
      'off',
      [
        { account: DRAWER, amountFen: 120 },
        { account: GARDEN, amountFen: -120 },
      ],
      {},
    ],
    ['1 lines', [WHOLE[0]!], {}],
    ['line of 0', [...WHOLE, { account: INCOME, amountFen: 0 }], {}],
    ['needs method', [{ account: { ...DRAWER, method: null }, amountFen: 300 }, WHOLE[1]!], {}],
    ["not the entry's", WHOLE, { facilityId: null }],
    ['without its town', WHOLE, { townCode: null }],
    ['business key', WHOLE, { businessKey: '王 1' }],
    ['business date', WHOLE, { businessDate: '2026-02-30' }],
    ['note', WHOLE, { note: 'n'.repeat(201) }],
    ['identity number', WHOLE, { note: '11010519491231002X' }],
  ])('refuses what is wrong: %s', (message, lines, change) => {
    expect(() => assertEntry(entry(lines, change))).toThrow(message);
  });
});
