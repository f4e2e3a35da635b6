/** Nobody opened, somebody noticed a change, or a regular diner stayed away. */
export const CASE_KINDS = ['no_answer', 'condition', 'absence'] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

/** Nobody sees to it; somebody does; somebody told what was found. */
export const CASE_STATES = ['open', 'acknowledged', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What the chain does by itself, in its order. */
export const CHAIN_STEPS = ['call_resident', 'call_contact', 'call_officer', 'escalated'] as const;
export type ChainStep = (typeof CHAIN_STEPS)[number];

/** The time of whoever saw to it ran out, and the chain goes on. */
const HOLD_ENDED = 'hold_ended';

/** What a person does in a case. */
export const CASE_ACTS = ['acknowledged', 'handed_over', 'noted', 'tried', 'closed'] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

export const CASE_ACTIONS = ['opened', ...CHAIN_STEPS, HOLD_ENDED, ...CASE_ACTS] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** What was found: 平安, 外出, 需要照护, 受伤或生病, 住院, 去世, 没有找到, 其他. */
export const FINDINGS = [
  'well',
  'out',
  'needs_care',
  'injured_or_ill',
  'in_hospital',
  'deceased',
  'not_found',
  'other',
] as const;
export type Finding = (typeof FINDINGS)[number];

/** What a kitchen is to do with the meals of whom something was found out: 照常送, 先问再送, 暂停. */
export const KITCHEN_ADVICE = ['carry_on', 'ask_first', 'pause'] as const;
export type KitchenAdvice = (typeof KITCHEN_ADVICE)[number];
