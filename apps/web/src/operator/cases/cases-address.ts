/** Welfare cases of whom the kitchen cooks for, beside the orders. */
export const CASES_ADDRESS = '#orders/cases';
