import type { TFunction } from 'i18next';
import type { MenuDayLine, Slot } from '../../api/contract.js';
import type { MenuDish } from '../../api/menu-contract.js';
import type { Field, FormBody } from '../../shared/form-values.js';

/** A form of the menu page: its fields and where its values go. */
export interface MenuForm {
  readonly title: string;
  readonly note: string | null;
  readonly submit: string;
  readonly fields: readonly Field[];
  readonly method: 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  readonly body: (values: FormBody) => object;
}

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** A new line of a slot, or another price of one from a day on. */
export function priceForm(t: TFunction, asked: { slot: Slot; today: string; line: MenuDayLine | null }): MenuForm {
  const { slot, today, line } = asked;
  const from: Field = { kind: 'date', name: 'validFrom', label: t('menu.from'), min: today, start: today };
  const price: Field = { kind: 'money', name: 'priceFen', label: t('menu.price') };
  const kinds = (['set', 'a_la_carte'] as const).map((value) => ({ value, label: t(`menu.kind.${value}`) }));
  const named: Field[] = [
    { kind: 'text', name: 'name', label: t('menu.name'), longest: 60 },
    { kind: 'choice', name: 'kind', label: t('menu.kindLabel'), options: kinds },
  ];
  return {
    title: line ? t('menu.priceOf', { name: line.name }) : t('menu.add', { slot: t(`slot.${slot}`) }),
    note: line ? t('menu.priceNote') : null,
    submit: t('menu.save'),
    fields: line ? [price, from] : [...named, price, from],
    method: 'POST',
    path: '/v1/menu-items',
    body: (values) => ({ ...(line && { name: line.name, kind: line.kind }), ...values, slot }),
  };
}

/** On which weekdays a line is offered. */
export function weekdaysForm(t: TFunction, { line, today }: { line: MenuDayLine; today: string }): MenuForm {
  const options = WEEKDAYS.map((value) => ({ value, label: t(`weekday.d${value}`) }));
  return {
    title: t('menu.weekdaysOf', { name: line.name }),
    note: t('menu.weekdaysNote'),
    submit: t('menu.save'),
    fields: [
      { kind: 'several', name: 'weekdays', label: t('menu.weekdays'), options, numbers: true, start: WEEKDAYS },
      { kind: 'date', name: 'validFrom', label: t('menu.from'), min: today, start: today },
    ],
    method: 'POST',
    path: '/v1/menu-weekdays',
    body: (values) => ({ ...values, slot: line.slot, name: line.name }),
  };
}

/** Of which dishes a line is made on a date. */
export function dishesForm(
  t: TFunction,
  asked: { line: MenuDayLine; businessDate: string; dishes: readonly Pick<MenuDish, 'id' | 'name'>[] },
): MenuForm {
  const { line, businessDate, dishes } = asked;
  const options = dishes.map(({ id, name }) => ({ value: id, label: name }));
  const start = line.dishes.map(({ id }) => id).filter((id) => dishes.some((dish) => dish.id === id));
  return {
    title: t('menu.dishesOf', { name: line.name, day: businessDate.slice(5) }),
    note: options.length === 0 ? t('menu.noDishes') : t('menu.dishesNote'),
    submit: t('menu.save'),
    fields: [{ kind: 'several', name: 'dishIds', label: t('menu.dishes'), options, start }],
    method: 'PUT',
    path: '/v1/menu-days/dishes',
    body: (values) => ({ ...values, businessDate, slot: line.slot, name: line.name }),
  };
}

/** Takes a line off the menu for good. */
export function endForm(t: TFunction, { line, today }: { line: MenuDayLine; today: string }): MenuForm {
  return {
    title: t('menu.endOf', { name: line.name }),
    note: t('menu.endNote'),
    submit: t('menu.end'),
    fields: [{ kind: 'date', name: 'validTo', label: t('menu.lastDay'), min: today, start: today }],
    method: 'PATCH',
    path: `/v1/menu-items/${line.id}`,
    body: (values) => values,
  };
}
