/** What became of a resident who is no longer simply here: 入住机构, 迁出, 去世. Without one of these: active. */
export const STATUSES = ['in_institution', 'moved_out', 'deceased'] as const;
export type ResidentStatus = (typeof STATUSES)[number];

/** 自理能力筛查: 能自理, 部分失能, 失能. */
export const SCREENING_RESULTS = ['independent', 'partly_dependent', 'dependent'] as const;
export type ScreeningResult = (typeof SCREENING_RESULTS)[number];

/** Why a card no longer identifies anybody: 挂失, 损坏, 换卡. */
export const BLOCKED_REASONS = ['lost', 'damaged', 'replaced'] as const;
export type BlockedReason = (typeof BLOCKED_REASONS)[number];
