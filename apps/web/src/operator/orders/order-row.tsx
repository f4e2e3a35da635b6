import '../runs/outcome-texts.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import { StateTag } from '../../shared/state-tag.js';
import { clockTime } from '../slot/clock-time.js';
import { orderFields, orderParts } from './order-fields.js';
import type { Order, ResidentAddress, ResidentAddressList } from './orders-contract.js';
import type { Orders } from './use-orders.js';

interface OrderRowProps {
  readonly order: Order;
  readonly orders: Orders;
  readonly sets: readonly string[];
}

type Opened =
  | { readonly what: 'change'; readonly addresses: readonly ResidentAddress[] }
  | { readonly what: 'cancel' | 'address' };

/** An order of the day, with what somebody has to look at first. */
export function OrderRow({ order, orders, sets }: OrderRowProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Opened | null>(null);
  const { residentName: name, residentId } = order;
  const openChange = async (): Promise<void> => {
    const addresses = await request<ResidentAddressList>(`/v1/residents/${residentId}/addresses`).then(
      ({ items }) => items,
      () => [],
    );
    setOpen({ what: 'change', addresses });
  };
  const path = `/v1/delivery-orders/${order.id}`;
  return (
    <li className="orders-row">
      <div>
        <h3>
          {order.labelNo !== null && <small>{t('orders.label', { no: order.labelNo })} </small>}
          {name} <small>{order.villageName}</small>
        </h3>
        <OrderFacts order={order} />
      </div>
      {order.state !== 'cancelled' && order.outcome === null && (
        <OrderKeys order={order} onChange={() => void openChange()} onOpen={setOpen} />
      )}
      {open?.what === 'change' && (
        <FormDialog
          title={t(order.state === 'placed' ? 'orders.changeOf' : 'orders.changeAddressOf', { name })}
          fields={fieldsOf(orderFields(t, { sets, addresses: open.addresses, order }), order)}
          submit={t('form.save')}
          onSubmit={(values) =>
            orders.ask(`${path}/changes`, { ...orderParts({ ...asOrdered(order), ...values }), version: order.version })
          }
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'cancel' && (
        <FormDialog
          title={t('orders.cancelOf', { name })}
          fields={[{ kind: 'text', name: 'reason', label: t('orders.reason'), longest: 200 }]}
          submit={t('orders.cancelOrder')}
          onSubmit={(values) => orders.ask(`${path}/cancellation`, { ...values, version: order.version })}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'address' && <AddressDialog order={order} orders={orders} onClose={() => setOpen(null)} />}
    </li>
  );
}

/** What may still be changed: once the list is fixed, only where it goes. */
function fieldsOf(fields: readonly Field[], { state }: Order): readonly Field[] {
  return state === 'placed' ? fields : fields.filter(({ name }) => name === 'addressId');
}

/** The order as it is, for a change of a part of it; where it goes is what the form says, also when it says nowhere. */
function asOrdered({ setName, paymentMethod, handover, handoverNote, state }: Order): FormBody {
  return state === 'placed'
    ? {}
    : { paymentMethod, handover, ...(setName && { setName }), ...(handoverNote && { handoverNote }) };
}

interface OrderKeysProps {
  readonly order: Order;
  readonly onChange: () => void;
  readonly onOpen: (opened: Opened) => void;
}

function OrderKeys({ order, onChange, onOpen }: OrderKeysProps) {
  const { t } = useTranslation();
  const { residentName: name } = order;
  const change = t(order.state === 'placed' ? 'orders.change' : 'orders.changeAddress');
  return (
    <div className="orders-keys">
      <button type="button" className="button" aria-label={`${change} ${name}`} onClick={() => onChange()}>
        {change}
      </button>
      <button
        type="button"
        className="button"
        aria-label={`${t('orders.newAddress')} ${name}`}
        onClick={() => onOpen({ what: 'address' })}
      >
        {t('orders.newAddress')}
      </button>
      {order.state === 'placed' && (
        <button
          type="button"
          className="button"
          aria-label={t('orders.cancelOf', { name })}
          onClick={() => onOpen({ what: 'cancel' })}
        >
          {t('orders.cancel')}
        </button>
      )}
    </div>
  );
}

function OrderFacts({ order }: { readonly order: Order }) {
  const { t } = useTranslation();
  const facts = [
    order.addressLine,
    order.phone,
    order.setName ?? t('orders.cheapest'),
    t(`payment.${order.paymentMethod}`),
    [t(`orders.handover.${order.handover}`), order.handoverNote].filter(Boolean).join('：'),
    t(order.standingOrderId === null ? 'orders.byPhone' : 'orders.fromStanding'),
    order.cancelReason,
  ].filter((fact) => fact !== null && fact !== '');
  return (
    <>
      <p>{facts.join(' · ')}</p>
      <p className="orders-tags">
        {order.state === 'cancelled' && (
          <StateTag tone="quiet">
            {t('orders.state.cancelled')}：{t(`orders.cancelKind.${order.cancelKind ?? 'resident'}`)}
          </StateTag>
        )}
        {order.outcome !== null && (
          <StateTag tone={order.outcome === 'delivered' ? 'good' : 'warn'}>
            {t(`ended.kind.${order.outcome}`)} {order.outcomeAt !== null && clockTime(order.outcomeAt)}
          </StateTag>
        )}
        {order.problems.map((problem) => (
          <StateTag key={problem} tone={problem === 'clash' ? 'warn' : 'danger'}>
            {t(`orders.problem.${problem}`)}
          </StateTag>
        ))}
      </p>
    </>
  );
}

/** A place that was not known, or not rightly: written down, and then where this order goes. */
function AddressDialog({
  order,
  orders,
  onClose,
}: {
  readonly order: Order;
  readonly orders: Orders;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { setName, paymentMethod, handover, handoverNote, version } = order;
  return (
    <FormDialog
      title={`${t('orders.newAddress')} ${order.residentName}`}
      fields={[
        { kind: 'text', name: 'line', label: t('orders.addressLine'), longest: 120 },
        {
          ...{ kind: 'choice', name: 'label', label: t('orders.addressLabel') },
          options: (['home', 'other'] as const).map((value) => ({ value, label: t(`orders.addressIs.${value}`) })),
        },
        { kind: 'text', name: 'doorNote', label: t('orders.doorNote'), longest: 200, optional: true },
        { kind: 'text', name: 'longitude', label: t('orders.longitude'), longest: 12, optional: true },
        { kind: 'text', name: 'latitude', label: t('orders.latitude'), longest: 12, optional: true },
      ]}
      submit={t('form.save')}
      onSubmit={async ({ longitude, latitude, ...values }) => {
        const place = {
          ...(longitude !== undefined && { longitude: Number(longitude) }),
          ...(latitude !== undefined && { latitude: Number(latitude) }),
        };
        const body = { ...values, ...place };
        const { id } = await request<ResidentAddress>(`/v1/residents/${order.residentId}/addresses`, {
          method: 'POST',
          body,
        });
        await orders.ask(`/v1/delivery-orders/${order.id}/changes`, {
          ...{ setName, paymentMethod, handover, handoverNote, version, addressId: id },
        });
      }}
      onClose={onClose}
    />
  );
}
