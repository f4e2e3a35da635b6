import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import type { ClaimState } from './claims-contract.js';

const TONES = {
  none: 'quiet',
  draft: 'quiet',
  submitted: 'warn',
  town_review: 'warn',
  district_review: 'warn',
  approved: 'warn',
  disbursed: 'good',
  closed: 'good',
  returned: 'danger',
} as const satisfies Record<ClaimState | 'none', string>;

/** The state of a claim; null: none was begun. */
export function ClaimTag({ state }: { state: ClaimState | null }) {
  const { t } = useTranslation();
  const shown = state ?? 'none';
  return <StateTag tone={TONES[shown]}>{t(`claims.stateOf.${shown}`)}</StateTag>;
}
