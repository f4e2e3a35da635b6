import { parsePolicy, REFERENCE_POLICIES, type Policy } from '@nuancan/five-ones';
import { DEMO_DISTRICT } from './fenghua-divisions.js';

/** A policy as the demo stores it. */
export interface DemoPolicy {
  /** The document as it stands in the database; `policy` is the same, parsed. */
  readonly document: object;
  readonly policy: Policy;
  /** False: a draft, shown and never rated by. */
  readonly activated: boolean;
}

const SCOPE = { districtCode: DEMO_DISTRICT.code, townCodes: null };

/** Sets begin at ¥12; what costs less (breakfast, single dishes) is not subsidised in the demo. */
const MINIMUM_SPEND = { amountFen: 1200, per: 'meal' };

/**
 * The demo district's policies: its active one has the tiers and funders of 增城正果镇 2020 under a name of its own
 * (奉化's real rules are not public in this detail), for lunch and dinner; 句容 2023 lies beside it as a draft.
 */
export function demoPolicies(): { active: DemoPolicy; draft: DemoPolicy } {
  const { jurong, zengcheng } = REFERENCE_POLICIES;
  const active = {
    ...zengcheng,
    code: 'fenghua-demo',
    name: {
      zh: '奉化区老年助餐补贴（演示，参照增城 2020）',
      en: 'Fenghua elder meal subsidy (demo, after Zengcheng 2020)',
    },
    source: `演示数据；档次与分担取自：${zengcheng.source}`,
    scope: SCOPE,
    tiers: zengcheng.tiers.map((tier) => ({ ...tier, slots: ['lunch', 'dinner'], minimumSpend: MINIMUM_SPEND })),
  };
  const draft = {
    ...jurong,
    name: { zh: '句容式补贴（演示草稿）', en: 'After Jurong 2023 (demo draft)' },
    scope: SCOPE,
  };
  return {
    active: { document: active, policy: parsePolicy(active), activated: true },
    draft: { document: draft, policy: parsePolicy(draft), activated: false },
  };
}
