import type { TFunction } from 'i18next';
import type { Field } from '../../shared/form-values.js';
import { SHARED_WITH } from './coverage-contract.js';

const NAME_LONGEST = 80;

interface Shared {
  readonly name: string;
  readonly sharedWith: (typeof SHARED_WITH)[number];
}

/** Name and readers of a scenario or siting; a town is a choice of its own officials only. */
export function shareFields(t: TFunction, ofTown: boolean, now: Shared | null = null): Field[] {
  return [
    { kind: 'text', name: 'name', label: t('coverage.share.name'), longest: NAME_LONGEST, start: now?.name ?? '' },
    {
      ...{ kind: 'choice', name: 'sharedWith', label: t('coverage.share.label') },
      options: SHARED_WITH.filter((value) => value !== 'town' || ofTown).map((value) => ({
        value,
        label: t(`coverage.share.${value}`),
      })),
      ...(now !== null && { start: now.sharedWith }),
    },
  ];
}
