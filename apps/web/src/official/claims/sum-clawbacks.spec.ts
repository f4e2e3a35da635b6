import { expect, it } from 'vitest';
import type { ClawbackRow } from './claims-contract.js';
import { sumClawbacks, waitingOf } from './sum-clawbacks.js';

const row = (change: Partial<ClawbackRow>): ClawbackRow =>
  ({
    ...{ undecided: 0, undecidedFen: 0, waitingFindings: [], ownFindings: [], waitingFen: 0 },
    ...{ withheldFen: 0, nettedFen: 0, owedFen: 0 },
    ...change,
  }) as unknown as ClawbackRow;

it('adds up claims; a finding that two people disallowed waits once', () => {
  const twice = row({ waitingFindings: ['a', 'b'], ownFindings: ['b', 'c'], waitingFen: 2700 });
  expect(waitingOf(twice)).toBe(3);
  expect(sumClawbacks([twice, row({ undecided: 2, undecidedFen: 1800, owedFen: 900, withheldFen: 100 })])).toEqual({
    ...{ undecided: 2, undecidedFen: 1800, waiting: 3, waitingFen: 2700 },
    ...{ withheldFen: 100, nettedFen: 0, owedFen: 900 },
  });
});
