/** Who somebody is to the elder. */
export const RELATIONSHIPS = [
  'spouse',
  'child',
  'child_in_law',
  'grandchild',
  'sibling',
  'other_relative',
  'guardian',
] as const;
export type Relationship = (typeof RELATIONSHIPS)[number];

/** How the elder consented; a guardian consents for whoever cannot. */
export const WAYS_OF_CONSENT = ['in_person', 'written', 'telephone', 'by_guardian'] as const;
export type WayOfConsent = (typeof WAYS_OF_CONSENT)[number];

/** Why somebody's consent is withdrawn by hand: the elder or the family want it, or it was entered by mistake. */
export const ASKED_WITHDRAWALS = ['elder', 'family', 'mistake'] as const;
export type AskedWithdrawal = (typeof ASKED_WITHDRAWALS)[number];
/** And by itself: its time was over when a new one came, or the elder died, moved away or was erased. */
export const WITHDRAWALS = [...ASKED_WITHDRAWALS, 'expired', 'gone', 'erased'] as const;
export type Withdrawal = (typeof WITHDRAWALS)[number];

/** What a family asks for. */
export const REQUEST_KINDS = ['top_up', 'pause'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** What became of a request; without a decision it is `asked`. */
export const REQUEST_STATES = ['asked', 'accepted', 'refused', 'withdrawn'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];
export const DECISIONS = ['accepted', 'refused'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a family is told of an order. */
export const TOLD_STATES = [
  'ordered',
  'being_prepared',
  'on_the_way',
  'delivered',
  'refused',
  'nobody_seen',
  'nobody_seen_settled',
  'late',
  'turned_back',
  'not_found',
  'cancelled',
  'not_recorded',
] as const;
export type ToldState = (typeof TOLD_STATES)[number];
