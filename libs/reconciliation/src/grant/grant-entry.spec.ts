import { describe, expect, it } from 'vitest';
import { approvalEntry } from './grant-entry.js';

const PLACE = { grantId: 'g', facilityId: 'f', townCode: '330213001', organisationId: 'o' };
const SHARES = [
  { funder: 'district', fundingTown: null, amountFen: 168 },
  { funder: 'town', fundingTown: '330213001', amountFen: 84 },
] as const;

function linesOf(attributedFen: number): [string, number][] {
  const { lines } = approvalEntry(PLACE, { shares: SHARES, attributedFen, businessDate: '2026-11-30' });
  expect(lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(0);
  return lines.map(({ account, amountFen }) => [`${account.kind} ${account.funder}`, amountFen]);
}

describe('the entry of a grant', () => {
  it('is income where no month counted on it', () => {
    expect(linesOf(0)).toEqual([
      ['grant_receivable district', 168],
      ['income_operating_grant district', -168],
      ['grant_receivable town', 84],
      ['income_operating_grant town', -84],
    ]);
  });

  it('covers first what months have put down to it, which was income then', () => {
    expect(linesOf(200)).toEqual([
      ['grant_receivable district', 168],
      ['grant_receivable town', 84],
      ['income_operating_grant town', -52],
      ['receivable_attributed operating_grant', -200],
    ]);
    expect(linesOf(1_000)).toHaveLength(3);
  });

  it('is income after all what a month took back of an earlier cover', () => {
    expect(linesOf(-5)).toEqual([
      ['grant_receivable district', 168],
      ['income_operating_grant district', -173],
      ['grant_receivable town', 84],
      ['income_operating_grant town', -84],
      ['receivable_attributed operating_grant', 5],
    ]);
  });
});
