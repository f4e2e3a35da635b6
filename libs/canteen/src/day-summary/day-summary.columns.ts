/** What is summed of a day's standing meals: column of meals and of day_summaries alike, and its name in answers. */
export const SUMMED_COLUMNS = {
  price_fen: 'priceFen',
  cost_fen: 'costFen',
  elder_paid_fen: 'elderPaidFen',
  government_fen: 'governmentFen',
  donation_fen: 'donationFen',
  garden_fen: 'gardenFen',
  volunteer_fen: 'volunteerFen',
  unfunded_fen: 'unfundedFen',
  surplus_fen: 'surplusFen',
  elder_short_fen: 'elderShortFen',
} as const;

/** Counts of a day: column of day_summaries and its name in answers. */
export const COUNTED_COLUMNS = {
  meals: 'meals',
  subsidised: 'subsidised',
  public_sales: 'publicSales',
  voided: 'voided',
} as const;
