import { useTranslation } from 'react-i18next';
import type { ApplicationState } from '../../api/registry-contract.js';
import { StateTag } from '../../shared/state-tag.js';

const TONES = {
  submitted: 'warn',
  endorsed: 'warn',
  returned: 'danger',
  approved: 'good',
  refused: 'danger',
  withdrawn: 'quiet',
} as const;

/** Where an application stands, in words. */
export function ApplicationTag({ state }: { state: ApplicationState }) {
  const { t } = useTranslation();
  return <StateTag tone={TONES[state]}>{t(`application.state.${state}`)}</StateTag>;
}
