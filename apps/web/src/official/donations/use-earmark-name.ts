import { useTranslation } from 'react-i18next';
import { usePlaces } from '../books/use-books.js';
import type { DonationTranche } from './donation-contract.js';

type Earmarked = Pick<DonationTranche, 'earmark' | 'forTown' | 'forFacility' | 'forCategory'>;

/** What money or vouchers are for, in words: 镇街 · 西坞街道. */
export function useEarmarkName(): (of: Earmarked) => string {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  return ({ earmark, forTown, forFacility, forCategory }) => {
    const word = t(`donations.earmarkOf.${earmark}`);
    if (forCategory !== null) return `${word} · ${t(`category.${forCategory as 'minimum_living'}`)}`;
    const place = nameOf(forTown ?? forFacility);
    return place === '' ? word : `${word} · ${place}`;
  };
}
