import type { ClaimGroup, LegFunder } from './claims-contract.js';

/** Lines that a row of the statement stands for, and what they come to. */
export interface StatementRow extends Omit<ClaimGroup, 'policyCode'> {
  readonly policyCodes: readonly string[];
}

const SUMS = ['lines', 'provinceFen', 'cityFen', 'districtFen', 'townFen', 'governmentFen'] as const;

/** The amount that each funder carries. */
export const FUNDER_FEN = {
  province: 'provinceFen',
  city: 'cityFen',
  district: 'districtFen',
  town: 'townFen',
} as const satisfies Record<LegFunder, keyof ClaimGroup>;

/** Groups of one kind, month and tier as one row, whatever the policy: exactly the lines that its figures lead to. Pure. */
export function mergeGroups(groups: readonly ClaimGroup[]): StatementRow[] {
  const rows = new Map<string, StatementRow>();
  for (const { policyCode, ...group } of groups) {
    const key = `${group.kind}/${group.prior}/${group.tierCode}`;
    const policyCodes = policyCode === null ? [] : [policyCode];
    const row = rows.get(key);
    if (!row) rows.set(key, { ...group, policyCodes });
    else rows.set(key, { ...row, ...sumOf([row, group]), policyCodes: [...row.policyCodes, ...policyCodes] });
  }
  return [...rows.values()];
}

/** What rows come to. Pure. */
export function sumOf(
  rows: readonly Pick<ClaimGroup, (typeof SUMS)[number]>[],
): Pick<ClaimGroup, (typeof SUMS)[number]> {
  const total = { lines: 0, provinceFen: 0, cityFen: 0, districtFen: 0, townFen: 0, governmentFen: 0 };
  for (const row of rows) for (const name of SUMS) total[name] += row[name];
  return total;
}
