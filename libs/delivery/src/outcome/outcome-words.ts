/** What became of an order. turned_back: the slot was closed while it was on its way, and it came back. */
export const OUTCOMES = [
  'delivered',
  'refused',
  'nobody_answers',
  'address_wrong',
  'late',
  'turned_back',
  'cancelled',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a volunteer says at a door. */
export const DOOR_OUTCOMES = [
  'delivered',
  'refused',
  'nobody_answers',
  'address_wrong',
  'late',
  'turned_back',
] as const;

/** What shows that it was handed over: a photo kept elsewhere, or a code of the elder's. */
export const PROOFS = ['photo', 'code'] as const;
export type Proof = (typeof PROOFS)[number];
