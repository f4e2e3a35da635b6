import { useTranslation } from 'react-i18next';
import { StateTag } from '../shared/state-tag.js';
import type { Grant } from './grant-contract.js';

const TONES = { proposed: 'warn', reviewed: 'warn', approved: 'warn', rejected: 'quiet', reversed: 'quiet' } as const;

/** How far a grant has come. */
export function GrantTag({ grant: { state, amountFen, paidFen } }: { grant: Grant }) {
  const { t } = useTranslation();
  const paid = state === 'approved' && paidFen === amountFen;
  return <StateTag tone={paid ? 'good' : TONES[state]}>{t(`grants.stateOf.${paid ? 'paid' : state}`)}</StateTag>;
}
