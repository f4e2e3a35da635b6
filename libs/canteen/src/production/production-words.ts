/** 计划 · 烹制 · 留用 · 发出 · 收到 · 损耗 · 员工餐 · 留样用去 · 退回 */
export const PRODUCTION_KINDS = [
  ...(['planned', 'cooked', 'kept', 'dispatched', 'received'] as const),
  ...(['waste', 'staff', 'samples', 'returned'] as const),
] as const;
export type ProductionKind = (typeof PRODUCTION_KINDS)[number];

/** Why portions were thrown away, or came back from a door. */
export const WASTE_REASONS = ['leftover', 'spoiled', 'spilled', 'failed_dish', 'other'] as const;
export const RETURN_REASONS = ['refused', 'failed'] as const;
export const PORTION_REASONS = [...WASTE_REASONS, ...RETURN_REASONS] as const;
export type PortionReason = (typeof PORTION_REASONS)[number];

/** Where portions do not match, and who has to explain it. */
export const MATCH_STAGES = ['cooking', 'transport', 'receipt', 'serving'] as const;
export type MatchStage = (typeof MATCH_STAGES)[number];
export const DIFFERENCE_OWNERS = ['kitchen', 'transport', 'point'] as const;
export type DifferenceOwner = (typeof DIFFERENCE_OWNERS)[number];

/** 该留未留 · 到期可弃 */
export const SAMPLE_REMINDERS = ['missing', 'disposable'] as const;
export const SAMPLE_ENDS = ['disposed', 'withdrawn'] as const;
