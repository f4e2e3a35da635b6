/** Reasons that are kept of one run, from its first row on; who has more wrong than that corrects the column, not the cell. */
export const MOST_REFUSALS = 10_000;
