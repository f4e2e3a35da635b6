/** `warning`: probably a mistake; `note`: legal and worth a look. */
export type FindingSeverity = 'warning' | 'note';

/** Something odd about a well-formed policy, at a JSON pointer. */
export interface PolicyFinding {
  readonly code:
    | 'gap'
    | 'overlap'
    | 'unreachable_tier'
    | 'gives_nothing'
    | 'shares_above_benefit'
    | 'shares_below_benefit';
  readonly severity: FindingSeverity;
  readonly pointer: string;
  readonly zh: string;
  readonly en: string;
}
