/** 草稿、已提交、镇街复核、区级复核、已核定、已拨付、已办结、已退回. */
export const CLAIM_STATES = [
  'draft',
  'submitted',
  'town_review',
  'district_review',
  'approved',
  'disbursed',
  'closed',
  'returned',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** What people do with a claim; `adjust` comes of an adjustment, `include` of late meals put in, `bounce` of a payment that the bank sent
 * back, `surplus` of one beyond what was left. */
export const CLAIM_ACTIONS = ['submit', 'take', 'endorse', 'return', 'approve', 'disburse', 'close'] as const;
export type ClaimAction = (typeof CLAIM_ACTIONS)[number];
export const CLAIM_STEPS = [...CLAIM_ACTIONS, 'adjust', 'include', 'bounce', 'surplus'] as const;
export type ClaimStep = (typeof CLAIM_STEPS)[number];

/** What a line of a claim is. */
export const LINE_KINDS = ['meal', 'correction', 'adjustment', 'disallowance', 'withholding'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** Who pays. */
export const LEG_FUNDERS = ['province', 'city', 'district', 'town'] as const;
export type LegFunder = (typeof LEG_FUNDERS)[number];
