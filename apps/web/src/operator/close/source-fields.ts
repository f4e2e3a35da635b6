import { parseYuan } from '@nuancan/kernel';
import type { TFunction } from 'i18next';
import type { Field, FormBody } from '../../shared/form-values.js';
import type { SourceKind } from './close-contract.js';

const LONGEST = 200;
const GRAMS_OF_KILOGRAM = 1000;
const MINUTES_OF_HOUR = 60;
const MOST_PORTIONS = 10_000;

type Shape = 'weight' | 'hours' | 'portions' | 'paid' | 'deposit';

const SHAPES: Readonly<Record<SourceKind, Shape>> = {
  garden: 'weight',
  goods: 'weight',
  kitchen_hours: 'hours',
  delivery_hours: 'hours',
  ingredients: 'paid',
  wages: 'paid',
  utilities: 'paid',
  other_expense: 'paid',
  bank_deposit: 'deposit',
  wastage: 'portions',
};

/** The fields of an entry of one kind. */
export function sourceFields(kind: SourceKind, t: TFunction): Field[] {
  const description: Field = { kind: 'text', name: 'description', label: t('dayClose.description'), longest: LONGEST };
  switch (SHAPES[kind]) {
    case 'weight':
      return [
        description,
        { kind: 'money', name: 'quantity', label: t('dayClose.kilograms') },
        { kind: 'money', name: 'unitFen', label: t('dayClose.pricePerKilogram') },
      ];
    case 'hours':
      return [
        description,
        { kind: 'money', name: 'quantity', label: t('dayClose.hours') },
        { kind: 'money', name: 'unitFen', label: t('dayClose.ratePerHour') },
      ];
    case 'portions':
      return [
        description,
        { kind: 'integer', name: 'quantity', label: t('dayClose.portions'), most: MOST_PORTIONS },
        { kind: 'money', name: 'unitFen', label: t('dayClose.costPerPortion') },
      ];
    case 'deposit':
      return [description, { kind: 'money', name: 'amountFen', label: t('dayClose.paid') }];
    case 'paid': {
      const options = (['drawer', 'bank', 'credit'] as const).map((value) => ({
        value,
        label: t(`dayClose.from.${value}`),
      }));
      const optional = kind === 'wages';
      return [
        description,
        { kind: 'money', name: 'amountFen', label: t('dayClose.paid') },
        { kind: 'choice', name: 'paidFrom', label: t('dayClose.paidFrom'), options },
        { kind: 'text', name: 'supplier', label: t('dayClose.supplier'), longest: 100, optional },
        { kind: 'text', name: 'invoiceNo', label: t('dayClose.invoiceNo'), longest: 60, optional },
      ];
    }
  }
}

/** What is sent of the fields: kilograms as grams, hours as minutes. Pure. */
export function sourceBody(kind: SourceKind, values: FormBody): FormBody {
  const hundredths = typeof values.quantity === 'string' ? parseYuan(values.quantity) : values.quantity;
  const perHundredth = { weight: GRAMS_OF_KILOGRAM / 100, hours: MINUTES_OF_HOUR / 100 }[
    SHAPES[kind] as 'weight' | 'hours'
  ];
  if (typeof hundredths !== 'number' || perHundredth === undefined) return { kind, ...values };
  return { kind, ...values, quantity: Math.round(hundredths * perHundredth) };
}
