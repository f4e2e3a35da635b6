import { useCallback, useRef } from 'react';
import type { Slot } from '../../api/contract.js';
import type { Outbox } from '../outbox/outbox.js';
import type { QuoteSubject, ShownQuote } from '../quote/shown-quote.js';
import { tillSound } from '../sound/till-sound.js';
import type { ShownMeal } from '../store/till-database.js';
import type { PaymentChoice } from './payment-choice.js';
import type { Tray, TrayAction } from './tray.js';

interface RecorderParts {
  readonly slot: Slot;
  readonly reachable: boolean;
  readonly outbox: Outbox;
  readonly change: (action: TrayAction) => void;
  readonly onLogged: (meal: ShownMeal) => void;
}

/** Writes a tray to the outbox and clears the counter; a second key stroke meanwhile does nothing. */
export function useMealRecorder(
  parts: RecorderParts,
): (tray: Tray, asked: QuoteSubject, shown: ShownQuote, payment: PaymentChoice) => Promise<void> {
  const { slot, reachable, outbox, change, onLogged } = parts;
  const logging = useRef(false);
  return useCallback(
    async (served: Tray, asked: QuoteSubject, shown: ShownQuote, payment: PaymentChoice) => {
      if (logging.current) return;
      logging.current = true;
      try {
        const { diner, identifiedBy, order } = served;
        const agreed = {
          ...{ residentId: diner?.residentId ?? null, identifiedBy, slot, mode: order.mode, items: asked.items },
          ...{ quote: shown, paymentMethod: payment, voucherCode: served.voucher, offline: !reachable },
        };
        const meal = await outbox.addMeal(agreed, diner?.name ?? null, new Date());
        tillSound.play('paid');
        change({ type: 'clear' });
        onLogged(meal);
      } finally {
        logging.current = false;
      }
    },
    [slot, reachable, outbox, change, onLogged],
  );
}
