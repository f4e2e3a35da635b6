/** 餐次 */
export const SLOTS = ['breakfast', 'lunch', 'dinner'] as const;
export type Slot = (typeof SLOTS)[number];

/** 堂食 · 自提 · 代领 · 送餐入户 */
export const MODES = ['dine_in', 'pickup', 'proxy_pickup', 'home_delivery'] as const;
export type Mode = (typeof MODES)[number];

/** How the elder paid. */
export const PAYMENT_METHODS = ['wallet', 'cash', 'wechat', 'alipay', 'ecny', 'free'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];

/** How the elder was identified. */
export const IDENTIFIED_BY = ['card', 'qr', 'id_card', 'name', 'none'] as const;
export type IdentifiedBy = (typeof IDENTIFIED_BY)[number];
