/** 现金充值 · 转账充值 · 用餐 · 撤销退回 · 现金退款 · 转账退款 · 更正 · 餐券 · 餐券退回 */
export const MOVEMENT_KINDS = [
  'top_up_cash',
  'top_up_transfer',
  'spend',
  'void_return',
  'refund_cash',
  'refund_transfer',
  'correction',
  'voucher',
  'voucher_return',
] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** How money comes into a wallet, and out of it to the elder. */
export const MONEY_METHODS = ['cash', 'transfer'] as const;
export type MoneyMethod = (typeof MONEY_METHODS)[number];
