import type { Tx } from '@nuancan/platform';

/** Of each policy and tier the name in the newest version put into force: what the pages call them, too. */
const NAMES = `
  SELECT DISTINCT ON (p.code, t.tier ->> 'code') p.code AS "policyCode", p.name_zh AS "policyName", t.tier ->> 'code' AS "tierCode",
    t.tier -> 'name' ->> 'zh' AS "tierName"
  FROM subsidy.policies p JOIN subsidy.policy_versions v ON v.policy_id = p.id
  CROSS JOIN LATERAL jsonb_array_elements(v.document -> 'tiers') AS t (tier)
  WHERE p.district_code = platform.scope_district() AND v.activated_at IS NOT NULL
  ORDER BY p.code, t.tier ->> 'code', v.version DESC`;

interface NameRow {
  readonly policyCode: string;
  readonly policyName: string;
  readonly tierCode: string;
  readonly tierName: string;
}

/** What papers call policies and tiers: whoever reads them does not know our codes. */
export interface PaperNames {
  /** With its code, which every line has; '' for none. */
  policyOf(code: string | null): string;
  /** '' for none, the code while unknown. @param policyCode null: of whichever policy, when all that have the tier call it the same */
  tierOf(policyCode: string | null, code: string | null): string;
}

/** Reads them for the scope's district. */
export async function paperNames(tx: Tx): Promise<PaperNames> {
  const rows = await tx.query<NameRow[]>(NAMES);
  const policies = new Map(rows.map(({ policyCode, policyName }) => [policyCode, policyName]));
  return {
    policyOf: (code) => (code === null ? '' : [policies.get(code), code].filter(Boolean).join(' ')),
    tierOf: (policyCode, code) => {
      const found = rows.filter((row) => row.tierCode === code && (policyCode ?? row.policyCode) === row.policyCode);
      const names = new Set(found.map(({ tierName }) => tierName));
      const [only] = names;
      return (names.size === 1 ? only : code) ?? '';
    },
  };
}
