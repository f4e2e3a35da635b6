import { describe, expect, it } from 'vitest';
import { accountProblem, type AccountRef } from './account-ref.js';

const facilityId = '0198c1f0-0000-7000-8000-000000000001';

describe('accountProblem', () => {
  it.each<AccountRef>([
    { kind: 'payment_channel', facilityId, method: 'ecny' },
    { kind: 'subsidy_receivable', facilityId, funder: 'town', townCode: '990201001' },
    { kind: 'income_attributed', facilityId, funder: 'village_collective' },
    { kind: 'in_kind_unallocated', facilityId },
    { kind: 'donation_bank' },
  ])('knows $kind', (ref) => {
    expect(accountProblem(ref)).toBeNull();
  });

  it.each<[AccountRef, string]>([
    [{ kind: 'petty_cash' as 'bank' }, 'no kind'],
    [{ kind: 'toString' as 'bank' }, 'no kind'],
    [{ kind: 'bank' }, 'needs organisationId'],
    [{ kind: 'income_elder', facilityId, method: 'cash' }, 'has no method'],
    [{ kind: 'payment_channel', facilityId, method: 'cash' }, 'no method cash'],
    [{ kind: 'subsidy_receivable', facilityId, funder: 'operator' }, 'no funder operator'],
    [{ kind: 'subsidy_receivable', facilityId, funder: 'town' }, 'townCode'],
    [{ kind: 'subsidy_receivable', facilityId, funder: 'city', townCode: '990201001' }, 'townCode'],
  ])('refuses %o', (ref, problem) => {
    expect(accountProblem(ref)).toContain(problem);
  });
});
