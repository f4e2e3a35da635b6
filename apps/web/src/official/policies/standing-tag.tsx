import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import type { PolicyVersionSummary } from '../../api/contract.js';
import { StateTag } from '../../shared/state-tag.js';
import { versionStanding } from './version-standing.js';

const TONES = { draft: 'warn', withdrawn: 'quiet', coming: 'quiet', in_force: 'good', ended: 'quiet' } as const;

/** Whether a version is a draft, to come, in force today or over. */
export function StandingTag({ version }: { version: PolicyVersionSummary }) {
  const { t } = useTranslation();
  const standing = versionStanding(version, businessDateAt(new Date()));
  return <StateTag tone={TONES[standing]}>{t(`policies.standing.${standing}`)}</StateTag>;
}
