/** 筹建 → 验收合格 → 营业 → 暂停 → 关停 */
export const FACILITY_STATES = ['planned', 'accepted', 'open', 'suspended', 'closed'] as const;
export type FacilityState = (typeof FACILITY_STATES)[number];
