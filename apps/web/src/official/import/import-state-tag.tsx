import { useTranslation } from 'react-i18next';
import type { ImportState } from '../../api/import-contract.js';
import { StateTag } from '../../shared/state-tag.js';

const TONES = {
  checking: 'quiet',
  ready: 'warn',
  refused: 'danger',
  applying: 'quiet',
  done: 'good',
  cancelled: 'quiet',
  failed: 'danger',
} as const satisfies Record<ImportState, string>;

/** The state of an import in words. */
export function ImportStateTag({ state }: { state: ImportState }) {
  const { t } = useTranslation();
  return <StateTag tone={TONES[state]}>{t(`imports.states.${state}`)}</StateTag>;
}
