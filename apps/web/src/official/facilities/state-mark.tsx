import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import type { FacilityState } from './facility-contract.js';

const TONES = { planned: 'quiet', accepted: 'warn', open: 'good', suspended: 'danger', closed: 'quiet' } as const;

/** The state of a facility in words. */
export function StateMark({ state }: { state: FacilityState | null }) {
  const { t } = useTranslation();
  if (state === null) return <StateTag tone="quiet">—</StateTag>;
  return <StateTag tone={TONES[state]}>{t(`facility.state.${state}`)}</StateTag>;
}

/** Stars as a figure; screen readers hear words. */
export function Stars({ stars }: { stars: number | null }) {
  const { t } = useTranslation();
  if (stars === null) return <span className="state-quiet">{t('facility.noStars')}</span>;
  return (
    <span role="img" aria-label={t('facility.starsOf', { count: stars })}>
      {'★'.repeat(stars)}
    </span>
  );
}
