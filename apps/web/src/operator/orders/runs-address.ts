/** The routes of what was ordered, beside the orders. */
export const RUNS_ADDRESS = '#orders/routes';
