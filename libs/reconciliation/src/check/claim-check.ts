/** Codes of reconciliation.md that are built; each is one file of this folder. */
export const CHECK_CODES = [
  ...(['E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'Q01', 'Q02', 'Q03'] as const),
  ...([
    'P01',
    'P02',
    'P03',
    'P04',
    'P05',
    'P06',
    'C01',
    'C02',
    'C03',
    'C04',
    'C05',
    'C06',
    'C07',
    'B05',
    'B06',
    'U02',
    'U03',
  ] as const),
  ...(['F01', 'F02', 'F03'] as const),
] as const;
export type CheckCode = (typeof CHECK_CODES)[number];

/** `ignore`: not looked for; `warn`: told; `block`: the claim waits for a decision. */
export const SEVERITIES = ['ignore', 'warn', 'block'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A number that a district may set, dated, within bounds. */
export interface CheckParam {
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Where parts of one make sense; all others are whole. */
  readonly fraction?: true;
  readonly zh: string;
  readonly en: string;
}

/** 校验: one rule over all meals of a month. */
export interface ClaimCheck {
  readonly code: CheckCode;
  /** Where the district set nothing else. */
  readonly severity: Severity;
  readonly title: { readonly zh: string; readonly en: string };
  readonly explain: { readonly zh: string; readonly en: string };
  readonly params?: Readonly<Record<string, CheckParam>>;
  /**
   * One SELECT over the tables of `check-tables.ts`, one row per evidence meal (or one without a meal): facility_id, evidence_key,
   * facts, asks, meal_id, business_date, stake_fen. What it finds of a facility depends on nothing that a run of that facility
   * alone does not read. `:name` is the check's number of that name, `{month}` its first day. The key is
   * made of ids and days, the fact that makes it a finding among them: what changed since it was decided is raised anew; the facts hold no personal data; `asks`: nothing may follow from it before somebody was asked.
   */
  readonly sql: string;
  /**
   * The stake is what the policies of the day say by `rateMeal`: `less` what was claimed beyond it, `more` what is due beyond what
   * was claimed. Rows without a difference are no evidence.
   */
  readonly rated?: 'less' | 'more';
  /** What is due is part of the key, once it is rated: when another amount is due, that is new evidence. */
  readonly keyedByDue?: true;
}

/** The columns every check answers with. */
export const EVIDENCE_COLUMNS = 'facility_id, evidence_key, facts, asks, meal_id, business_date, stake_fen';
