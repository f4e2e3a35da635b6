import type { TFunction } from 'i18next';
import type { Field, FormBody } from '../../shared/form-values.js';
import { DISH_MARKS } from '../../shared/dish-marks.js';
import { DISH_TYPES, RETURN_REASONS, WASTE_REASONS } from './dish-lists.js';
import type { Dish, ProductionEntry, ProductionKind, SuppliedPoint } from '../../production/production-contract.js';

const MOST_PORTIONS = 10_000;
const LONGEST_CARRIER = 60;

/** A form of the page: its fields, and what is sent of them. */
export interface EntryForm {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly body: (values: FormBody) => FormBody;
}

const portionsField = (t: TFunction, start?: number): Field => ({
  kind: 'integer',
  name: 'portions',
  label: t('production.portions'),
  most: MOST_PORTIONS,
  ...(start !== undefined && { start: String(start) }),
});
// Two decimals are asked for as with amounts, and come as hundredths.
const celsiusField = (t: TFunction): Field => ({
  kind: 'money',
  name: 'celsius',
  label: t('production.celsius'),
  signed: true,
});
const timeField = (t: TFunction, start: string): Field => ({
  kind: 'time',
  name: 'time',
  label: t('production.time'),
  start,
});

/** Degrees of hundredths, to a tenth; an instant of a day's clock in Shanghai. Pure. */
export function measured(day: string, { celsius, time, ...rest }: FormBody): FormBody {
  return {
    ...rest,
    ...(celsius !== undefined && { celsius: typeof celsius === 'number' ? Math.round(celsius / 10) / 10 : celsius }),
    ...(time !== undefined && { happenedAt: `${day}T${String(time)}:00+08:00` }),
  };
}

/** A number of portions; what stands is put right by it where only one number can stand. */
export function portionsForm(kind: ProductionKind, t: TFunction, stands: ProductionEntry | undefined): EntryForm {
  return {
    title: t(`production.enter.${kind as 'planned'}`),
    fields: [portionsField(t, stands?.portions)],
    body: (values) => ({ kind, ...values, ...(stands && { replacesId: stands.id }) }),
  };
}

/** Portions that were thrown away, or came back. */
export function reasonForm(kind: 'waste' | 'returned', t: TFunction): EntryForm {
  const reasons = kind === 'waste' ? WASTE_REASONS : RETURN_REASONS;
  const options = reasons.map((value) => ({ value, label: t(`production.why.${value}`) }));
  return {
    title: t(`production.enter.${kind}`),
    fields: [portionsField(t), { kind: 'choice', name: 'reason', label: t('production.reason'), options }],
    body: (values) => ({ kind, ...values }),
  };
}

const dishField = (t: TFunction, dishes: readonly Dish[]): Field => ({
  kind: 'choice',
  name: 'dishId',
  label: t('production.dish'),
  options: dishes.map(({ id, name }) => ({ value: id, label: name })),
});

/** A dish that is cooked; how it is kept is known of the dish. */
export function dishForm(t: TFunction, at: { day: string; clock: string }, dishes: readonly Dish[]): EntryForm {
  return {
    title: t('production.dishCooked'),
    fields: [dishField(t, dishes), portionsField(t), celsiusField(t), timeField(t, at.clock)],
    body: (values) => ({
      kind: 'cooked',
      ...measured(at.day, values),
      holding: dishes.find(({ id }) => id === values.dishId)?.holding ?? 'hot',
    }),
  };
}

/** Boxes that leave for a point. */
export function sendForm(
  t: TFunction,
  at: { day: string; clock: string },
  points: readonly SuppliedPoint[],
): EntryForm {
  const options = points.map(({ facilityId, name }) => ({ value: facilityId, label: name }));
  return {
    title: t('production.send'),
    fields: [
      { kind: 'choice', name: 'pointId', label: t('production.point'), options },
      portionsField(t),
      { kind: 'integer', name: 'boxes', label: t('production.boxes'), most: 1000 },
      celsiusField(t),
      timeField(t, at.clock),
      { kind: 'text', name: 'carrier', label: t('production.carrier'), longest: LONGEST_CARRIER, optional: true },
    ],
    body: (values) => ({ kind: 'dispatched', ...measured(at.day, values) }),
  };
}

/** Boxes that arrived. */
export function receiveForm(t: TFunction, at: { day: string; clock: string }, sent: ProductionEntry): EntryForm {
  return {
    title: t('production.from', { name: sent.facilityName, count: sent.portions }),
    fields: [portionsField(t, sent.portions), celsiusField(t), timeField(t, at.clock)],
    body: (values) => ({ kind: 'received', dispatchId: sent.id, ...measured(at.day, values) }),
  };
}

/** A sample that is put away. */
export function sampleForm(t: TFunction, at: { day: string; clock: string }, dishes: readonly Dish[]): EntryForm {
  return {
    title: t('production.sample'),
    fields: [
      dishField(t, dishes),
      { kind: 'integer', name: 'grams', label: t('production.grams'), most: 5000, start: '130' },
      celsiusField(t),
      timeField(t, at.clock),
      { kind: 'text', name: 'keptWhere', label: t('production.where'), longest: 60, start: t('production.whereStart') },
    ],
    body: (values) => {
      const { happenedAt, ...rest } = measured(at.day, values);
      return { ...rest, ...(happenedAt !== undefined && { keptAt: happenedAt }) };
    },
  };
}

/** A dish that the facility adds for itself. */
export function newDishForm(t: TFunction): EntryForm {
  return {
    title: t('production.newDish'),
    fields: [
      { kind: 'text', name: 'name', label: t('production.name'), longest: 60 },
      {
        kind: 'choice',
        name: 'kind',
        label: t('production.dishKind'),
        options: DISH_TYPES.map((value) => ({ value, label: t(`production.kindOf.${value}`) })),
      },
      { kind: 'text', name: 'ingredients', label: t('production.ingredients'), longest: 400 },
      { kind: 'integer', name: 'portionGrams', label: t('production.portionGrams'), most: 2000, start: '120' },
      {
        kind: 'choice',
        name: 'holding',
        label: t('production.holding'),
        options: (['hot', 'chilled'] as const).map((value) => ({ value, label: t(`production.hold.${value}`) })),
      },
      {
        kind: 'several',
        name: 'contains',
        label: t('production.contains'),
        options: DISH_MARKS.map((value) => ({ value, label: t(`content.${value}`) })),
      },
    ],
    body: ({ ingredients, ...values }) => ({ ...values, ingredients: parted(String(ingredients)) }),
  };
}

/** A list as people write it: commas of both kinds, or 、. Pure. */
export function parted(text: string): string[] {
  const parts = text.split(/[,，、;；]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}
