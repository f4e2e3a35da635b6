import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import type { StandingOrder } from './orders-contract.js';
import type { OrderBoard, Orders } from './use-orders.js';
import { WEEKDAYS } from './weekdays.js';

const REASONS = ['hospital', 'family', 'away', 'other'] as const;

/** 长期订单 of the kitchen: paused, resumed and ended. */
export function StandingSection({ orders, board }: { readonly orders: Orders; readonly board: OrderBoard }) {
  const { t } = useTranslation();
  const { items } = board.standing;
  return (
    <section className="orders-section" aria-label={t('orders.standingTitle')}>
      <h2>{t('orders.standingTitle')}</h2>
      {items.length === 0 && <p>{t('orders.noStanding')}</p>}
      <ul className="orders-list">
        {items.map((order) => (
          <StandingRow key={order.id} order={order} orders={orders} today={board.businessDate} />
        ))}
      </ul>
    </section>
  );
}

function StandingRow({
  order,
  orders,
  today,
}: {
  readonly order: StandingOrder;
  readonly orders: Orders;
  readonly today: string;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'pause' | 'end' | null>(null);
  const { id, residentName: name, endReason } = order;
  const path = `/v1/standing-orders/${id}`;
  const facts = [
    t(`slot.${order.slot}`),
    WEEKDAYS.flatMap((name, at) => (order.weekdays.includes(at + 1) ? [t(`orders.weekday.${name}`)] : [])).join(' '),
    `${t('orders.onHolidays')} ${t(`orders.holiday.${order.onHolidays ? 'yes' : 'no'}`)}`,
    t('orders.runsFrom', { from: order.validFrom }),
    order.validTo === null ? null : t('orders.runsTo', { to: order.validTo }),
    endReason,
  ].filter((fact) => fact !== null);
  return (
    <li className="orders-row">
      <div>
        <h3>{name}</h3>
        <p>{facts.join(' · ')}</p>
        {order.pauses.map(({ id: pauseId, from, to, reason }) => (
          <p key={pauseId}>
            {t('orders.paused', { from, to, reason: t(`orders.pauseReason.${reason}`) })}{' '}
            <button
              type="button"
              className="button"
              aria-label={`${t('orders.resume')} ${name}`}
              onClick={() => void orders.ask(`${path}/pauses/${pauseId}/end`, {}).catch(() => undefined)}
            >
              {t('orders.resume')}
            </button>
          </p>
        ))}
      </div>
      {endReason === null && (
        <div className="orders-keys">
          <button
            type="button"
            className="button"
            aria-label={t('orders.pauseOf', { name })}
            onClick={() => setOpen('pause')}
          >
            {t('orders.pause')}
          </button>
          <button
            type="button"
            className="button"
            aria-label={t('orders.endOf', { name })}
            onClick={() => setOpen('end')}
          >
            {t('orders.end')}
          </button>
        </div>
      )}
      {open !== null && <StandingDialog {...{ order, orders, today, open }} onClose={() => setOpen(null)} />}
    </li>
  );
}

interface StandingDialogProps {
  readonly order: StandingOrder;
  readonly orders: Orders;
  readonly today: string;
  readonly open: 'pause' | 'end';
  readonly onClose: () => void;
}

function StandingDialog({ order, orders, today, open, onClose }: StandingDialogProps) {
  const { t } = useTranslation();
  const { residentName: name } = order;
  const path = `/v1/standing-orders/${order.id}`;
  if (open === 'end') {
    return (
      <FormDialog
        title={t('orders.endOf', { name })}
        fields={[
          { kind: 'date', name: 'lastDay', label: t('orders.lastDay'), start: today },
          { kind: 'text', name: 'reason', label: t('orders.reason'), longest: 100 },
        ]}
        submit={t('orders.end')}
        onSubmit={(values) => orders.ask(`${path}/end`, values)}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={t('orders.pauseOf', { name })}
      fields={[
        { kind: 'date', name: 'from', label: t('orders.pauseFrom'), start: today },
        { kind: 'date', name: 'to', label: t('orders.pauseTo'), start: today },
        {
          ...{ kind: 'choice', name: 'reason', label: t('orders.reason') },
          options: REASONS.map((value) => ({ value, label: t(`orders.pauseReason.${value}`) })),
        },
      ]}
      submit={t('orders.pause')}
      onSubmit={(values) => orders.ask(`${path}/pauses`, values)}
      onClose={onClose}
    />
  );
}
