import { describe, expect, it } from 'vitest';
import type { ClaimGroup } from './claims-contract.js';
import { mergeGroups, sumOf } from './merge-groups.js';

const group = (change: Partial<ClaimGroup>): ClaimGroup => ({
  ...{ kind: 'meal', prior: false, policyCode: 'p', tierCode: 'age-80', lines: 1 },
  ...{ provinceFen: 0, cityFen: 300, districtFen: 300, townFen: 300, governmentFen: 900 },
  ...change,
});

describe('mergeGroups', () => {
  it('puts together what one list of lines shows, and keeps apart what another does', () => {
    const groups = [
      group({}),
      group({ policyCode: 'q', lines: 2, cityFen: 100, governmentFen: 700 }),
      group({ prior: true }),
      group({ kind: 'adjustment', policyCode: null, tierCode: null }),
    ];
    const rows = mergeGroups(groups);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ lines: 3, cityFen: 400, governmentFen: 1600, policyCodes: ['p', 'q'] });
    expect(rows[2]).toMatchObject({ kind: 'adjustment', policyCodes: [] });
    expect(sumOf(rows)).toEqual(sumOf(groups));
  });
});
