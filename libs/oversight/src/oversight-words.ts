/** What an inspection looks at: 食品安全、留样、账目、消防、卫生. */
export const CHECK_KINDS = ['food_safety', 'samples', 'accounts', 'fire', 'hygiene'] as const;
export type CheckKind = (typeof CHECK_KINDS)[number];

/** Of one item of a checklist. */
export const ITEM_RESULTS = ['ok', 'not_ok', 'not_applicable'] as const;
export type ItemResult = (typeof ITEM_RESULTS)[number];

export const OUTCOMES = ['passed', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const INSPECTION_STATES = ['planned', 'held', 'cancelled'] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];

export const FINDING_SEVERITIES = ['minor', 'major', 'critical'] as const;
export type FindingSeverity = (typeof FINDING_SEVERITIES)[number];

/** The operator answers, the official closes or sends back. */
export const FINDING_STATES = ['open', 'answered', 'closed'] as const;
export type FindingState = (typeof FINDING_STATES)[number];

export const FINDING_ACTIONS = ['answered', 'closed', 'reopened'] as const;
export type FindingAction = (typeof FINDING_ACTIONS)[number];
export const FINDING_HISTORY = ['raised', ...FINDING_ACTIONS] as const;

/** 饭菜质量、食品安全、服务态度、价格与补贴、环境卫生、送餐、工作人员作风、其他. */
export const COMPLAINT_CATEGORIES = [
  'food_quality',
  'food_safety',
  'service',
  'price_and_subsidy',
  'hygiene',
  'delivery',
  'official_conduct',
  'other',
] as const;
export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number];

export const CHANNELS = ['phone', 'in_person', 'letter', 'online'] as const;
export type Channel = (typeof CHANNELS)[number];

export const COMPLAINT_STATES = ['open', 'answered', 'closed'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** The facility's account of it, what was done, the answer to the complainant, the end, and again. */
export const COMPLAINT_ACTIONS = ['stated', 'handled', 'answered', 'closed', 'reopened'] as const;
export type ComplaintAction = (typeof COMPLAINT_ACTIONS)[number];
export const COMPLAINT_HISTORY = ['taken', ...COMPLAINT_ACTIONS, 'erased'] as const;

/** 属实、部分属实、不属实. */
export const COMPLAINT_OUTCOMES = ['upheld', 'partly', 'unfounded'] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

export const SATISFACTIONS = ['satisfied', 'neutral', 'dissatisfied', 'not_reached'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];
