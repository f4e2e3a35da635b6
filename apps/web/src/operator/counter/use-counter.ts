import { useCallback, useMemo, useReducer } from 'react';
import type { Diner, IdentifiedBy, Slot, Till } from '../../api/contract.js';
import type { DayView } from '../day/day-view.js';
import { earlierMeal, type EarlierMeal } from '../day/earlier-meal.js';
import type { Outbox } from '../outbox/outbox.js';
import { orderItems } from '../quote/order.js';
import { keptQuote, type QuoteSubject } from '../quote/shown-quote.js';
import { useQuote, type QuoteState } from '../quote/use-quote.js';
import { tillSound } from '../sound/till-sound.js';
import type { ShownMeal } from '../store/till-database.js';
import type { TillRows } from '../till/use-till-rows.js';
import { usePayment, type Payment } from './use-payment.js';
import { useMealRecorder } from './use-meal-recorder.js';
import { firstOrder, nextTray, type Tray, type TrayAction } from './tray.js';

interface CounterParts {
  readonly till: Till;
  readonly slot: Slot;
  readonly businessDate: string;
  readonly rows: TillRows;
  readonly outbox: Outbox;
  readonly reachable: boolean;
  /** Called when a meal is safely on the device. */
  readonly onLogged: (meal: ShownMeal) => void;
}

/** The counter: who is served, for how much, and the one key that logs it. */
export interface Counter extends Omit<Payment, 'firstChoice'> {
  readonly tray: Tray | null;
  readonly quote: QuoteState;
  readonly earlier: EarlierMeal | null;
  readonly change: (action: TrayAction) => void;
  readonly serveDiner: (diner: Diner, identifiedBy: IdentifiedBy) => void;
  readonly serveSale: () => void;
  readonly log: () => Promise<void>;
  /** 刷卡即记: logs the first set for a diner just identified, or only puts him at the counter where that needs a look. */
  readonly logAtOnce: (diner: Diner, identifiedBy: IdentifiedBy) => Promise<void>;
}

/** The server knows of a meal in this slot that this till does not. */
const EARLIER_ELSEWHERE: EarlierMeal = { at: null, facilityName: null };

/** Puts tray, quote and outbox together. */
export function useCounter(parts: CounterParts): Counter {
  const { till, slot, businessDate, rows, outbox, reachable, onLogged } = parts;
  const { day } = rows;
  const [tray, change] = useReducer(nextTray, null);
  const earlierHere = useMemo(() => tray?.diner && earlierMeal(tray.diner, slot, day), [tray, slot, day]);
  const subject = useMemo<QuoteSubject | null>(() => {
    if (!tray) return null;
    const items = orderItems(tray.order, till.menu);
    return { diner: tray.diner, slot, mode: tray.order.mode, items, served: Boolean(earlierHere) };
  }, [tray, till, slot, earlierHere]);
  const quote = useQuote({ subject, till, businessDate, reachable });
  const elsewhere = quote.quote?.split.flags.includes('second_in_slot') === true;
  const earlier = earlierHere ?? (elsewhere ? EARLIER_ELSEWHERE : null);

  const dueFen = quote.quote?.split.elderDueFen ?? null;
  const pay = usePayment({ rows, tray, dueFen, change });
  const { payment, firstChoice } = pay;
  const record = useMealRecorder({ slot, reachable, outbox, change, onLogged });
  const log = useCallback(async () => {
    if (!tray || !subject || !quote.quote) return;
    if (earlier && !tray.secondConfirmed) {
      tillSound.play('already');
      change({ type: 'confirmSecond' });
      return;
    }
    await record(tray, subject, quote.quote, payment);
  }, [tray, subject, quote.quote, earlier, payment, record]);

  const serveDiner = useCallback(
    (diner: Diner, identifiedBy: IdentifiedBy) => {
      change({ type: 'diner', diner, identifiedBy, order: firstOrder(till.menu, slot) });
      announce(diner, slot, day);
    },
    [till, slot, day],
  );
  const logAtOnce = useCallback(
    async (diner: Diner, identifiedBy: IdentifiedBy) => {
      const order = firstOrder(till.menu, slot);
      const items = orderItems(order, till.menu);
      const asked: QuoteSubject = {
        diner,
        slot,
        mode: order.mode,
        items,
        served: earlierMeal(diner, slot, day) !== null,
      };
      const shown = asked.served ? null : keptQuote(asked, till);
      if (shown && !shown.split.flags.includes('second_in_slot')) {
        const served = { diner, identifiedBy, order, secondConfirmed: false, payment: null };
        await record(served, asked, shown, firstChoice(diner, shown.split.elderDueFen));
      } else {
        serveDiner(diner, identifiedBy);
      }
    },
    [till, slot, day, firstChoice, record, serveDiner],
  );
  const serveSale = useCallback(() => change({ type: 'sale', order: firstOrder(till.menu, slot) }), [till, slot]);
  const { wallet, walletCovers, choosePayment } = pay;
  const paid = { wallet, walletCovers, payment, choosePayment };
  return { tray, quote, earlier, ...paid, change, serveDiner, serveSale, log, logAtOnce };
}

function announce(diner: Diner, slot: Slot, day: DayView): void {
  if (earlierMeal(diner, slot, day)) tillSound.play('already');
  else if (!diner.quotes.some((quote) => quote.slot === slot && quote.split.governmentFen > 0))
    tillSound.play('not_entitled');
}
