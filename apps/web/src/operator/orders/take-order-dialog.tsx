import { weekdayOf, parseBusinessDate } from '@nuancan/kernel';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diner, Slot } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { Dialog } from '../../shared/dialog.js';
import { FormDialog } from '../../shared/form-dialog.js';
import type { Field, FormBody } from '../../shared/form-values.js';
import type { DinerMemory } from '../diner/diner-memory.js';
import { newClientId } from '../store/new-client-id.js';
import type { DinerRow } from '../store/till-database.js';
import { orderFields, orderParts } from './order-fields.js';
import type { ResidentAddress, ResidentAddressList } from './orders-contract.js';
import type { Orders } from './use-orders.js';
import { WhoField } from './who-field.js';
import { WEEKDAYS } from './weekdays.js';

const SLOTS: readonly Slot[] = ['breakfast', 'lunch', 'dinner'];

interface TakeOrderDialogProps {
  readonly orders: Orders;
  readonly businessDate: string;
  readonly slot: Slot;
  readonly sets: readonly string[];
  readonly rows: readonly DinerRow[];
  readonly memory: DinerMemory;
  readonly onClose: () => void;
}

interface Chosen {
  readonly person: Diner;
  readonly addresses: readonly ResidentAddress[];
  /** One id for however often it has to be sent. */
  readonly clientId: string;
}

/** 电话订餐: who, then what, once or on certain weekdays. */
export function TakeOrderDialog(props: TakeOrderDialogProps) {
  const { t } = useTranslation();
  const [person, setPerson] = useState<Diner | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    if (!person) return;
    const ender = new AbortController();
    const known = (addresses: readonly ResidentAddress[]): void =>
      setChosen({ person, addresses, clientId: newClientId(new Date()) });
    // Of another town's elder the addresses are not shown here; the order says that one is missing.
    request<ResidentAddressList>(`/v1/residents/${person.residentId}/addresses`, { signal: ender.signal }).then(
      ({ items }) => known(items),
      () => !ender.signal.aborted && known([]),
    );
    return () => ender.abort();
  }, [person]);
  if (chosen) return <WhatDialog {...props} chosen={chosen} />;
  return (
    <Dialog title={t('orders.take')} onClose={props.onClose}>
      <WhoField {...props} onPick={setPerson} />
    </Dialog>
  );
}

function WhatDialog({
  chosen,
  orders,
  businessDate,
  slot,
  sets,
  onClose,
}: TakeOrderDialogProps & { readonly chosen: Chosen }) {
  const { t } = useTranslation();
  const { person, addresses, clientId } = chosen;
  const [often, setOften] = useState<'once' | 'standing' | null>(null);
  if (often === null) {
    return (
      <Dialog title={person.name} onClose={onClose}>
        <div className="orders-often">
          <button type="button" className="button button-main" ref={focusedFirst} onClick={() => setOften('once')}>
            {t('orders.once')} · {businessDate} {t(`slot.${slot}`)}
          </button>
          <button type="button" className="button" onClick={() => setOften('standing')}>
            {t('orders.standing')}
          </button>
        </div>
      </Dialog>
    );
  }
  const slotField: Field = {
    ...{ kind: 'choice', name: 'slot', label: t('orders.slot'), start: slot },
    options: SLOTS.map((value) => ({ value, label: t(`slot.${value}`) })),
  };
  const days: readonly Field[] = [
    {
      ...{ kind: 'several', name: 'weekdays', label: t('orders.weekdays'), numbers: true },
      options: WEEKDAYS.map((name, at) => ({ value: String(at + 1), label: t(`orders.weekday.${name}`) })),
      start: [String(weekdayOf(parseBusinessDate(businessDate)))],
    },
    {
      ...{ kind: 'choice', name: 'onHolidays', label: t('orders.onHolidays'), start: 'no' },
      options: (['no', 'yes'] as const).map((value) => ({ value, label: t(`orders.holiday.${value}`) })),
    },
    { kind: 'date', name: 'validFrom', label: t('orders.from'), start: businessDate, min: businessDate },
  ];
  const save = (values: FormBody): Promise<unknown> => {
    const who = { clientId, residentId: person.residentId, slot: values['slot'], ...orderParts(values) };
    if (often === 'once') return orders.ask('/v1/delivery-orders', { ...who, businessDate });
    const { weekdays, onHolidays, validFrom } = values;
    return orders.ask('/v1/standing-orders', { ...who, weekdays, onHolidays: onHolidays === 'yes', validFrom });
  };
  return (
    <FormDialog
      title={`${person.name} · ${t(often === 'once' ? 'orders.once' : 'orders.standing')}`}
      fields={[slotField, ...(often === 'standing' ? days : []), ...orderFields(t, { sets, addresses, order: null })]}
      submit={t('form.save')}
      onSubmit={save}
      onClose={onClose}
    />
  );
}

/** What the browser focuses when it opens the dialog; React would focus it before, and lose it to the key that closes. */
function focusedFirst(key: HTMLButtonElement | null): void {
  key?.setAttribute('autofocus', '');
}
