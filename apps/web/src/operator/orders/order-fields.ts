import type { TFunction } from 'i18next';
import type { Field, FormBody } from '../../shared/form-values.js';
import type { Order, ResidentAddress } from './orders-contract.js';

const PAYMENTS = ['wallet', 'cash', 'wechat', 'alipay', 'ecny'] as const;
const HANDOVERS = ['in_person', 'proxy', 'at_door'] as const;

interface Known {
  readonly sets: readonly string[];
  readonly addresses: readonly ResidentAddress[];
  /** What is changed; null: a new order. */
  readonly order: Order | null;
}

/** What is brought, where, into whose hands, and how it is paid. */
export function orderFields(t: TFunction, { sets, addresses, order }: Known): readonly Field[] {
  const named = [...new Set([...sets, ...(order?.setName ? [order.setName] : [])])];
  const held = addresses.filter(({ endedAt }) => endedAt === null);
  return [
    {
      ...{ kind: 'choice', name: 'setName', label: t('orders.set'), start: order?.setName ?? '' },
      options: [{ value: '', label: t('orders.cheapest') }, ...named.map((set) => ({ value: set, label: set }))],
      optional: true,
    },
    {
      ...{ kind: 'choice', name: 'addressId', label: t('orders.address') },
      start: order ? (order.addressId ?? '') : (held[0]?.id ?? ''),
      options: held.map(({ id, line }) => ({ value: id, label: line })),
      optional: true,
    },
    {
      ...{ kind: 'choice', name: 'paymentMethod', label: t('orders.payment'), start: order?.paymentMethod ?? 'wallet' },
      options: PAYMENTS.map((value) => ({ value, label: t(`payment.${value}`) })),
    },
    {
      ...{ kind: 'choice', name: 'handover', label: t('orders.hand'), start: order?.handover ?? 'in_person' },
      options: HANDOVERS.map((value) => ({ value, label: t(`orders.handover.${value}`) })),
    },
    {
      ...{ kind: 'text', name: 'handoverNote', label: t('orders.handoverNote'), longest: 100, optional: true },
      start: order?.handoverNote ?? '',
    },
  ];
}

/** The part of a request that says it; what was left empty is nothing. */
export function orderParts(values: FormBody): object {
  const { paymentMethod, handover } = values;
  const [setName, addressId, handoverNote] = ['setName', 'addressId', 'handoverNote'].map(
    (name) => values[name] ?? null,
  );
  return { setName, addressId, paymentMethod, handover, handoverNote };
}
