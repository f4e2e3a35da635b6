/** What a month of a facility may be: only an open one takes entries. `reopening` is closed until that is confirmed. */
export const PERIOD_STATES = ['open', 'closing', 'closed', 'reopening'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

/** The steps of a month; `confirm_…` is another person's than the one who asked. */
export const PERIOD_ACTIONS = [
  'request_closing',
  'confirm_closing',
  'return_closing',
  'request_reopening',
  'confirm_reopening',
  'decline_reopening',
] as const;
export type PeriodAction = (typeof PERIOD_ACTIONS)[number];
