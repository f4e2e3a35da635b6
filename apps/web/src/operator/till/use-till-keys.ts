import { useLayoutEffect, type RefObject } from 'react';
import { PAYMENT_KEYS, WALLET_KEY, type PaymentChoice } from '../counter/payment-choice.js';

/** What the keys of the whole page do. */
export interface TillKeys {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onPayment: (method: PaymentChoice) => void;
  readonly onExtras: () => void;
  readonly onSale: () => void;
  readonly onUndo: () => void;
  readonly onClear: () => void;
}

/**
 * The function keys, and the rule that whatever is typed or scanned goes into the search box, wherever the focus is.
 * While a dialog is open the keys are its own. The keys change in the commit that changes the page: what is shown is what
 * they act on.
 */
export function useTillKeys({ search, onPayment, onExtras, onSale, onUndo, onClear }: TillKeys): void {
  useLayoutEffect(() => {
    const actionOf = (key: string): (() => void) | null => {
      const payment = PAYMENT_KEYS.find((choice) => choice.key === key);
      if (payment) return () => onPayment(payment.method);
      if (key === WALLET_KEY) return () => onPayment('wallet');
      if (key === 'F6') return onExtras;
      if (key === 'F8') return onSale;
      if (key === 'F9') return onUndo;
      return key === 'Escape' ? onClear : null;
    };
    const press = (event: KeyboardEvent): void => {
      if (document.querySelector('dialog[open]') || event.ctrlKey || event.altKey || event.metaKey) return;
      const action = actionOf(event.key);
      if (action) {
        event.preventDefault();
        if (!event.repeat) action();
      } else if (event.key.length === 1 && event.key !== ' ' && document.activeElement !== search.current) {
        search.current?.focus();
        // The box must see the key too: it may be the first of a scan, or a row's number.
        const seen = new KeyboardEvent('keydown', { key: event.key, bubbles: true, cancelable: true });
        if (search.current?.dispatchEvent(seen) === false) event.preventDefault();
      }
    };
    // Before the search box handles the key, so that a scan's first character is not lost on a button.
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [search, onPayment, onExtras, onSale, onUndo, onClear]);
}
