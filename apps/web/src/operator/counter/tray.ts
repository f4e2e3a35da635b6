import type { Diner, IdentifiedBy, MenuItem, Mode, Slot } from '../../api/contract.js';
import type { PaymentChoice } from './payment-choice.js';
import { withExtra, type Order } from '../quote/order.js';

/** Who stands at the counter, and what is on the tray; `diner` null is a public sale. */
export interface Tray {
  readonly diner: Diner | null;
  readonly identifiedBy: IdentifiedBy;
  readonly order: Order;
  /** The operator has been warned that this slot's meal was had, and pressed once. */
  readonly secondConfirmed: boolean;
  /** Chosen for this one; null: the wallet where it covers, else what the device took last. */
  readonly payment: PaymentChoice | null;
  /** The code of a voucher that pays, the rest by wallet; another way to pay puts it away. */
  readonly voucher?: string | undefined;
}

/** What changes a tray. */
export type TrayAction =
  | { readonly type: 'diner'; readonly diner: Diner; readonly identifiedBy: IdentifiedBy; readonly order: Order }
  | { readonly type: 'sale'; readonly order: Order }
  | { readonly type: 'set'; readonly setId: string }
  | { readonly type: 'extra'; readonly menuItemId: string; readonly change: 1 | -1 }
  | { readonly type: 'mode'; readonly mode: Mode }
  | { readonly type: 'payment'; readonly method: PaymentChoice; readonly voucher?: string }
  | { readonly type: 'confirmSecond' }
  | { readonly type: 'clear' };

/** The tray after an action; whatever changes the price asks for a new confirmation. */
export function nextTray(tray: Tray | null, action: TrayAction): Tray | null {
  switch (action.type) {
    case 'diner':
      return { ...freshTray(action.order), diner: action.diner, identifiedBy: action.identifiedBy };
    case 'sale':
      return freshTray(action.order);
    case 'clear':
      return null;
    case 'payment':
      return tray && { ...tray, payment: action.method, voucher: action.voucher };
    case 'confirmSecond':
      return tray && { ...tray, secondConfirmed: true };
    case 'set':
    case 'extra':
    case 'mode':
      return tray && { ...tray, order: nextOrder(tray.order, action), secondConfirmed: false };
  }
}

/** A public sale of this order. */
function freshTray(order: Order): Tray {
  return { diner: null, identifiedBy: 'none', order, secondConfirmed: false, payment: null };
}

/** What a tray begins with: the slot's first set that is still to be had, eaten here. */
export function firstOrder(menu: readonly MenuItem[], slot: Slot): Order {
  const sets = menu.filter((item) => item.slot === slot && item.kind === 'set');
  const set = sets.find((item) => item.soldOut !== true) ?? sets[0];
  return { setId: set?.id ?? null, extras: {}, mode: 'dine_in' };
}

function nextOrder(order: Order, action: Extract<TrayAction, { type: 'set' | 'extra' | 'mode' }>): Order {
  switch (action.type) {
    case 'set':
      // The same key again takes the set off: dishes alone are a meal too.
      return { ...order, setId: order.setId === action.setId ? null : action.setId };
    case 'extra':
      return withExtra(order, action.menuItemId, action.change);
    case 'mode':
      return { ...order, mode: action.mode };
  }
}
