import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import type { Network } from './coverage-contract.js';

const TONES = {
  uploaded: 'quiet',
  building: 'quiet',
  built: 'warn',
  placing: 'quiet',
  active: 'good',
  retired: 'quiet',
  failed: 'danger',
} as const satisfies Record<Network['state'], string>;

/** The state of a version in words. */
export function NetworkTag({ state }: Pick<Network, 'state'>) {
  const { t } = useTranslation();
  return <StateTag tone={TONES[state]}>{t(`coverage.networkState.${state}`)}</StateTag>;
}
