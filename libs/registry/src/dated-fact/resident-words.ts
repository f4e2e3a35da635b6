/** What became of a resident who is no longer simply here: 入住机构, 迁出, 去世. Without one of these: active. */
export const STATUSES = ['in_institution', 'moved_out', 'deceased'] as const;
export type ResidentStatus = (typeof STATUSES)[number];

/** 自理能力筛查: 能自理, 部分失能, 失能. */
export const SCREENING_RESULTS = ['independent', 'partly_dependent', 'dependent'] as const;
export type ScreeningResult = (typeof SCREENING_RESULTS)[number];

/** 过敏 · 饮食要求 */
export const RESTRICTION_KINDS = ['allergy', 'diet'] as const;
export type RestrictionKind = (typeof RESTRICTION_KINDS)[number];

/** What a dish may contain that somebody has to avoid: meat of faith or taste, allergens, and what a diet or a bad tooth restricts. */
export const FOOD_CONTENTS = [
  ...([
    'pork',
    'beef',
    'lamb',
    'poultry',
    'seafood',
    'egg',
    'milk',
    'soy',
    'peanut',
    'nuts',
    'gluten',
    'alcohol',
  ] as const),
  ...(['spicy', 'high_sugar', 'high_salt', 'high_fat', 'high_purine', 'hard_to_chew', 'bony'] as const),
] as const;

/** What somebody does not eat; and 慢病餐, the diet for chronic diseases that some policies pay more for. */
export const RESTRICTIONS = [...FOOD_CONTENTS, 'chronic_disease'] as const;
export type Restriction = (typeof RESTRICTIONS)[number];

/** What identifies a resident at the counter: a card's number or the token of a QR code. */
export const IDENTIFIER_KINDS = ['card', 'qr'] as const;
export type IdentifierKind = (typeof IDENTIFIER_KINDS)[number];

/** Why a card no longer identifies anybody: 挂失, 损坏, 换卡. */
export const BLOCKED_REASONS = ['lost', 'damaged', 'replaced'] as const;
export type BlockedReason = (typeof BLOCKED_REASONS)[number];
