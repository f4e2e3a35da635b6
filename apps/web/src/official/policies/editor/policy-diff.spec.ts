import { REFERENCE_POLICIES } from '@nuancan/five-ones';
import { describe, expect, it } from 'vitest';
import { policyDiff } from './policy-diff.js';

const zengcheng = REFERENCE_POLICIES.zengcheng;

describe('policyDiff', () => {
  it('finds nothing between a document and itself', () => {
    expect(policyDiff(zengcheng, structuredClone(zengcheng))).toEqual([]);
  });

  it('names a tier by its code, and says what came and went', () => {
    const [hardship, eighty, sixty] = zengcheng.tiers;
    const tiers = [
      { ...eighty, benefit: { kind: 'fixed', amountFen: 800 } },
      hardship,
      { ...sixty, code: 'age-65-79' },
    ];
    const found = policyDiff(zengcheng, { ...zengcheng, version: 2, tiers });
    expect(found.map(({ path, before, after }) => [path.join(' '), before === null, after === null])).toEqual([
      ['version', false, false],
      ['tiers age-80 benefit amountFen', false, false],
      ['tiers age-65-79', true, false],
      ['tiers age-60-79', false, true],
    ]);
    expect(found[1]).toMatchObject({ before: '900', after: '800' });
  });

  it('sees another order of funders', () => {
    const [first, ...others] = zengcheng.tiers;
    const turned = { ...first, funders: first?.funders.toReversed() };
    const [found] = policyDiff(zengcheng, { ...zengcheng, tiers: [turned, ...others] });
    expect(found?.path).toEqual(['tiers', 'hardship-60', 'funders']);
  });
});
