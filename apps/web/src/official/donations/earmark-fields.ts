import { CATEGORIES } from '@nuancan/five-ones';
import { useTranslation } from 'react-i18next';
import type { Field, FormBody, Option } from '../../shared/form-values.js';
import { usePlaces } from '../books/use-books.js';

export const EARMARKS = ['anyone', 'town', 'facility', 'category'] as const;
const NAMED = { town: 'forTown', facility: 'forFacility', category: 'forCategory' } as const;

/** What a tranche is for, and the place or category it names. */
export function useEarmarkFields(): Field[] {
  const { t } = useTranslation();
  const { towns, facilities } = usePlaces();
  const choice = (name: string, label: string, options: readonly Option[]): Field => ({
    ...{ kind: 'choice', optional: true, name, label, options },
  });
  const named = (places: readonly { id?: string; code?: string; name: string }[]): Option[] =>
    places.map(({ id, code, name }) => ({ value: id ?? code ?? '', label: name }));
  return [
    {
      ...{ kind: 'choice', name: 'earmark', label: t('donations.earmark') },
      options: EARMARKS.map((value) => ({ value, label: t(`donations.earmarkOf.${value}`) })),
    },
    choice(
      'forTown',
      t('donations.forTown'),
      towns.map(({ code, name }) => ({ value: code, label: name })),
    ),
    choice('forFacility', t('donations.forFacility'), named(facilities.map(({ id, name }) => ({ id, name })))),
    choice(
      'forCategory',
      t('donations.forCategory'),
      CATEGORIES.map((value) => ({ value, label: t(`category.${value}`) })),
    ),
  ];
}

/** The earmark with the one thing it names; whatever else stands in the form is left out. */
export function earmarkOf(values: FormBody): object {
  const earmark = values['earmark'] as (typeof EARMARKS)[number];
  if (earmark === 'anyone') return { earmark };
  const name = NAMED[earmark];
  return { earmark, [name]: values[name] };
}
