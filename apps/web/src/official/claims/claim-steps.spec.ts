import { describe, expect, it } from 'vitest';
import type { Account } from '../../api/contract.js';
import { claimSteps } from './claim-steps.js';
import type { Claim, ClaimState } from './claims-contract.js';

const account = (role: Account['role'], id = 'me'): Account => ({ id, role }) as Account;
const took = (action: string, accountId: string, version = 1) => ({ action, accountId, version });
const claim = (state: ClaimState, change: object = {}): Claim =>
  ({ state, version: 1, legs: [], transitions: [], ...change }) as unknown as Claim;

describe('claimSteps', () => {
  const actions = (of: Claim, by: Account) => claimSteps(of, by).actions;

  it('gives each role its own steps, and an auditor none', () => {
    expect(actions(claim('returned'), account('town_official'))).toEqual(['submit']);
    expect(actions(claim('submitted'), account('town_official'))).toEqual(['take', 'endorse', 'return']);
    expect(actions(claim('district_review'), account('town_official'))).toEqual([]);
    expect(actions(claim('district_review'), account('district_official'))).toEqual(['approve', 'return']);
    expect(actions(claim('submitted'), account('district_official'))).toEqual([]);
    expect(actions(claim('district_review'), account('auditor'))).toEqual([]);
  });

  it('leaves a decision to another person than who submitted or endorsed this version', () => {
    const own = claim('submitted', { transitions: [took('submit', 'me')] });
    expect(claimSteps(own, account('town_official'))).toEqual({ actions: ['take', 'return'], waitsForAnother: true });
    const earlier = claim('submitted', {
      version: 2,
      transitions: [took('submit', 'me', 1), took('submit', 'you', 2)],
    });
    expect(actions(earlier, account('town_official'))).toContain('endorse');
    const endorsed = claim('district_review', { transitions: [took('endorse', 'me')] });
    expect(actions(endorsed, account('district_official'))).toEqual(['return']);
  });

  it('disburses by hand only what is settled, by another person than who approved', () => {
    const open = { legs: [{ amountFen: 2, settledFen: 1 }] };
    expect(claimSteps(claim('approved', open), account('district_official'))).toEqual({
      ...{ actions: [], waitsForAnother: false },
    });
    expect(actions(claim('approved'), account('district_official'))).toEqual(['disburse']);
    const own = claim('approved', { transitions: [took('approve', 'me')] });
    expect(claimSteps(own, account('district_official'))).toEqual({ actions: [], waitsForAnother: true });
    expect(actions(claim('disbursed'), account('district_official'))).toEqual(['close']);
  });
});
