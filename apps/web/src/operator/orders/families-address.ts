/** What families see and ask for, beside the orders. */
export const FAMILIES_ADDRESS = '#orders/families';
