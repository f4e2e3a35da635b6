/** What became of meals that were disallowed after the approval. */
export class ClawbackDto {
  meals!: number;
  /** Taken off what their claims are still to be paid, fen. */
  withheldFen!: number;
  /** Owed back by the payee, netted in the next claim, fen. */
  receivableFen!: number;
}
