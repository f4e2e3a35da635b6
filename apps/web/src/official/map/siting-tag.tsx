import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import type { Siting } from './coverage-contract.js';

const TONES = { proving: 'quiet', proven: 'good', bounded: 'warn', failed: 'danger' } as const;

/** How far the proof of a siting is. */
export function SitingTag({ state }: Pick<Siting, 'state'>) {
  const { t } = useTranslation();
  return <StateTag tone={TONES[state]}>{t(`coverage.sitingState.${state}`)}</StateTag>;
}
