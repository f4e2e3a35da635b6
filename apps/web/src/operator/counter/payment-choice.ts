import type { PaymentMethod } from '../../api/contract.js';

/** The ways to pay that a counter can take today, with the key of each. */
export const PAYMENT_KEYS = [
  { method: 'cash', key: 'F1' },
  { method: 'wechat', key: 'F2' },
  { method: 'alipay', key: 'F3' },
  { method: 'ecny', key: 'F4' },
] as const satisfies readonly { method: PaymentMethod; key: string }[];

/** One of them. */
export type DevicePayment = (typeof PAYMENT_KEYS)[number]['method'];

/** The same, or the wallet of whoever stands at the counter. */
export type PaymentChoice = DevicePayment | 'wallet';

/** The wallet's key: beside F5, which loads the page anew. */
export const WALLET_KEY = 'F7';

const KEPT_AS = 'nuancan.payment';

/** The way chosen last on this device; cash at first. */
export const paymentChoice = {
  read(): DevicePayment {
    const kept = localStorage.getItem(KEPT_AS);
    return PAYMENT_KEYS.find(({ method }) => method === kept)?.method ?? 'cash';
  },
  keep(method: DevicePayment): void {
    localStorage.setItem(KEPT_AS, method);
  },
};
