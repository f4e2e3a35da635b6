/** What the six segments of the bar, and the surplus, amount to; fen. */
export interface FiveOnesAmounts {
  readonly elderPaidFen: number;
  readonly governmentFen: number;
  readonly donationFen: number;
  readonly gardenFen: number;
  readonly volunteerFen: number;
  readonly unfundedFen: number;
  readonly surplusFen: number;
}

/** Who a segment stands for. */
export type OnesSource = 'elder' | 'government' | 'donation' | 'garden' | 'volunteer' | 'unfunded';

/** One segment of the bar. */
export interface OnesSegment {
  readonly source: OnesSource;
  readonly amountFen: number;
  /** Of all six together, in per cent with at most one decimal; 0 when there is nothing. */
  readonly percent: number;
}

const ORDER: readonly { readonly source: OnesSource; readonly field: keyof FiveOnesAmounts }[] = [
  { source: 'elder', field: 'elderPaidFen' },
  { source: 'government', field: 'governmentFen' },
  { source: 'donation', field: 'donationFen' },
  { source: 'garden', field: 'gardenFen' },
  { source: 'volunteer', field: 'volunteerFen' },
  { source: 'unfunded', field: 'unfundedFen' },
];

/**
 * The six segments in the order that is the same everywhere, zeros included. Their sum is cost + surplus
 * (five-ones.md, the cost identity).
 */
export function onesSegments(amounts: FiveOnesAmounts): OnesSegment[] {
  const total = ORDER.reduce((sum, { field }) => sum + amounts[field], 0);
  return ORDER.map(({ source, field }) => ({
    source,
    amountFen: amounts[field],
    percent: total === 0 ? 0 : Math.round((amounts[field] * 1000) / total) / 10,
  }));
}
