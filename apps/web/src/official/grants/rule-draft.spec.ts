import { parseBusinessDate } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import type { GrantRule } from '../../grants/grant-contract.js';
import { ruleBody, startDraft } from './rule-draft.js';

const FIRST = parseBusinessDate('2026-12-01');
const RULE: GrantRule = {
  ...{
    id: 'r',
    code: 'by-heads',
    version: 1,
    name: '按人次',
    basis: 'heads',
    period: 'month',
    tiers: ['elder_canteen'],
  },
  steps: [
    { fromMeals: 0, fenPerMeal: 150 },
    { fromMeals: 600, fenPerMeal: 80 },
  ],
  ...{ mostFen: 500_000, gradeFen: [], effectiveFrom: '2026-01-01', state: 'confirmed', enteredBy: 'a' },
  funders: [
    { funder: 'city', weight: 3 },
    { funder: 'town', weight: 1 },
  ],
};

describe('the draft of a rule', () => {
  it('begins with the version before and sends the same but its day', () => {
    const { code, name, basis, period, tiers, steps, mostFen, gradeFen, funders } = RULE;
    expect(ruleBody(startDraft(RULE, FIRST))).toEqual({
      ...{ code, name, basis, period, tiers, steps, mostFen, gradeFen, funders },
      effectiveFrom: FIRST,
    });
  });

  it('sends of two bases the chosen one only', () => {
    const draft = { ...startDraft(RULE, FIRST), basis: 'grade' as const, grades: ['3000', '2000.50', '0'] };
    expect(ruleBody(draft)).toMatchObject({ steps: [], gradeFen: [300_000, 200_050, 0] });
    expect(ruleBody(draft)).not.toHaveProperty('mostFen');
  });
});
