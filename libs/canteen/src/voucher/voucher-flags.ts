/** What a meal says of a voucher that paid nothing: used before; nothing was due; or not good here, for them, any more or at all. */
export const VOUCHER_FLAGS = ['voucher_used', 'voucher_not_needed', 'voucher_refused'] as const;
export type VoucherFlag = (typeof VOUCHER_FLAGS)[number];
