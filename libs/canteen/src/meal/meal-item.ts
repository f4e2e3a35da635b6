import type { CheckedDraft } from './check-draft.js';

/** A checked item of a batch: its place there, and the hash that tells a repeat from a clash. */
export interface MealItem {
  readonly place: number;
  readonly draft: CheckedDraft;
  readonly bodyHash: string;
  /** A delivered meal: the policies' fee is put on it, and without a stated payment the elder pays what is due. */
  readonly delivered?: { readonly elderPaidFen: number | null };
}
