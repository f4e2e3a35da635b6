import { useTranslation } from 'react-i18next';
import type { ListedResident } from '../../api/registry-contract.js';
import { StateTag } from '../../shared/state-tag.js';

/** What became of a resident, in words. */
export function StatusTag({ status }: { status: ListedResident['status'] }) {
  const { t } = useTranslation();
  const tone = status === null ? 'good' : status === 'deceased' ? 'danger' : 'warn';
  return <StateTag tone={tone}>{t(`residentStatus.${status ?? 'active'}`)}</StateTag>;
}
