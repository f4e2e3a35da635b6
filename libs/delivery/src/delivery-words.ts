export { MEAL_SLOTS as SLOTS, type MealSlot as Slot } from '@nuancan/five-ones';

/** How a delivered meal is paid. */
export const PAID_BY = ['wallet', 'cash', 'wechat', 'alipay', 'ecny'] as const;
export type PaidBy = (typeof PAID_BY)[number];

/** Into whose hands: the elder's, somebody's for them, or left in the agreed place. */
export const HANDOVERS = ['in_person', 'proxy', 'at_door'] as const;
export type Handover = (typeof HANDOVERS)[number];

/** Taken; fixed at the cut-off; not to be brought. What became of a frozen order is its outcome. */
export const ORDER_STATES = ['placed', 'frozen', 'cancelled'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** Why an order was cancelled: asked for, a pause, the standing order ended, no delivery that day, died or moved away. */
export const CANCEL_KINDS = ['resident', 'pause', 'ended', 'closure', 'gone'] as const;
export type CancelKind = (typeof CANCEL_KINDS)[number];

export const PAUSE_REASONS = ['hospital', 'family', 'away', 'other'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

export const CLOSURE_KINDS = ['typhoon', 'heat', 'snow', 'kitchen', 'other'] as const;
export type ClosureKind = (typeof CLOSURE_KINDS)[number];

export const VISIT_FINDINGS = ['well', 'needs_help', 'not_found'] as const;
export type VisitFinding = (typeof VISIT_FINDINGS)[number];

/** What keeps an order from being planned: nobody knows where, or what. */
export const ORDER_PROBLEMS = ['no_address', 'not_located', 'no_such_set', 'clash'] as const;
export type OrderProblem = (typeof ORDER_PROBLEMS)[number];
