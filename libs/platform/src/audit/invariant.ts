/**
 * What must hold of the stored data and the catalogue at every moment: an SQL query that returns the offending rows,
 * none when all is well. It runs as nuancan_definer, which sees every row. Source: reliability.md, "Invariants".
 */
export interface Invariant {
  /** Stable, for reports and tests. */
  readonly name: string;
  /** What holds, in one sentence. */
  readonly zh: string;
  readonly en: string;
  /** One SELECT without parameters. */
  readonly sql: string;
}
