import './orders-texts.js';
import './orders.css';
import '../../shared/form-texts.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../../api/contract.js';
import { describeError } from '../../shared/describe-error.js';
import { EmptyState } from '../../shared/empty-state.js';
import { ErrorState } from '../../shared/error-state.js';
import { CASES_ADDRESS } from '../cases/cases-address.js';
import type { DinerMemory } from '../diner/diner-memory.js';
import { clockTime } from '../slot/clock-time.js';
import type { TillRows } from '../till/use-till-rows.js';
import { ClosureSection } from './closure-section.js';
import { DayPicker } from './day-picker.js';
import { FAMILIES_ADDRESS } from './families-address.js';
import { isPast } from './is-past.js';
import { KitchenSection } from './kitchen-section.js';
import { OrderRow } from './order-row.js';
import type { OrderSlot } from './orders-contract.js';
import { RUNS_ADDRESS } from './runs-address.js';
import { StandingSection } from './standing-section.js';
import { TakeOrderDialog } from './take-order-dialog.js';
import { useOrders } from './use-orders.js';

export interface OrdersPageProps {
  readonly rows: TillRows;
  readonly facilityId: string;
  readonly businessDate: string;
  readonly slot: Slot;
  readonly memory: DinerMemory;
  readonly onExpired: () => void;
}

/** 送餐订单: a day's orders by slot, taken by telephone until the cut-off; what the kitchen cooks of them; no delivery. */
export function OrdersPage({ rows, facilityId, businessDate, memory, onExpired, ...start }: OrdersPageProps) {
  const { t, i18n } = useTranslation();
  const [day, setDay] = useState(businessDate);
  const [slot, setSlot] = useState<Slot>(start.slot);
  const [taking, setTaking] = useState(false);
  const orders = useOrders(day, onExpired);
  const { board, error } = orders;
  const sets = (rows.till?.menu ?? [])
    .filter((line) => line.kind === 'set' && line.slot === slot)
    .map(({ name }) => name);
  const state = board?.orders.slots.find((one) => one.slot === slot);
  const past = state !== undefined && isPast(state, new Date());
  const shown = board?.orders.items.filter((order) => order.slot === slot) ?? [];
  return (
    <main className="orders-main">
      <div className="orders-title">
        <h1>{t('orders.title')}</h1>
        <Ways />
        <DayPicker day={day} onPick={setDay} />
        {board && (
          <button type="button" className="button button-main" onClick={() => setTaking(true)}>
            {t('orders.take')}
          </button>
        )}
      </div>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('orders.failedKept')}
          todo={t('orders.failedTodo')}
        >
          <button type="button" className="button" onClick={orders.reload}>
            {t('orders.retry')}
          </button>
        </ErrorState>
      )}
      {!board && error === null && <p role="status">{t('orders.loading')}</p>}
      {board && (
        <>
          <SlotKeys slots={board.orders.slots} slot={slot} businessDate={day} onPick={setSlot} />
          <section className="orders-section" aria-label={t('orders.list', { slot: t(`slot.${slot}`) })}>
            <h2>
              {t('orders.list', { slot: t(`slot.${slot}`) })} {state && <SlotState state={state} businessDate={day} />}
            </h2>
            {shown.length === 0 && <Nobody past={past} />}
            <ul className="orders-list">
              {shown.map((order) => (
                <OrderRow key={order.id} order={order} orders={orders} sets={sets} />
              ))}
            </ul>
          </section>
          <KitchenSection sheet={board.sheets[slot]} businessDate={day} slot={slot} past={past} />
          <ClosureSection orders={orders} board={board} facilityId={facilityId} />
          <StandingSection orders={orders} board={board} />
        </>
      )}
      {taking && (
        <TakeOrderDialog
          {...{ orders, slot, sets, memory }}
          rows={rows.diners}
          businessDate={day}
          onClose={() => setTaking(false)}
        />
      )}
    </main>
  );
}

/** What else there is of orders. */
function Ways() {
  const { t } = useTranslation();
  return (
    <>
      <a className="button" href={RUNS_ADDRESS}>
        {t('orders.routes')}
      </a>
      <a className="button" href={FAMILIES_ADDRESS}>
        {t('orders.families')}
      </a>
      <a className="button" href={CASES_ADDRESS}>
        {t('orders.cases')}
      </a>
    </>
  );
}

function Nobody({ past }: { readonly past: boolean }) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t(past ? 'orders.nobodyOrdered' : 'orders.nobody')}>
      <p>{t(past ? 'orders.pastText' : 'orders.nobodyText')}</p>
    </EmptyState>
  );
}

interface SlotKeysProps {
  readonly slots: readonly OrderSlot[];
  readonly slot: Slot;
  readonly businessDate: string;
  readonly onPick: (slot: Slot) => void;
}

function SlotKeys({ slots, slot, businessDate, onPick }: SlotKeysProps) {
  const { t } = useTranslation();
  return (
    <div className="orders-slots">
      {slots.map((one) => (
        <button
          key={one.slot}
          type="button"
          className="button"
          aria-pressed={one.slot === slot}
          onClick={() => onPick(one.slot)}
        >
          {t(`slot.${one.slot}`)} <SlotState state={one} businessDate={businessDate} />
        </button>
      ))}
    </div>
  );
}

function SlotState({ state, businessDate }: { readonly state: OrderSlot; readonly businessDate: string }) {
  const { t } = useTranslation();
  const { cutOff, closureId } = state;
  const clock = clockTime(cutOff);
  // Breakfast is ordered until the evening before.
  const before = Date.parse(cutOff) < Date.parse(`${businessDate}T00:00:00+08:00`);
  const time = before ? t('orders.dayBefore', { time: clock }) : clock;
  const text =
    closureId !== null ? t('orders.closed') : t(isPast(state, new Date()) ? 'orders.frozen' : 'orders.until', { time });
  return <small>{text}</small>;
}
