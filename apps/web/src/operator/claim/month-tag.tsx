import { businessDateAt, monthOf } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import type { ClaimRow } from './claim-contract.js';

const DONE = ['disbursed', 'closed'];

/** How a month stands, in words. */
export function MonthTag({ row }: { row: ClaimRow }) {
  const { t } = useTranslation();
  const running = row.claimId === null && row.month === monthOf(businessDateAt(new Date()));
  if (row.state === 'returned') return <StateTag tone="danger">{t('monthClaim.stateOf.returned')}</StateTag>;
  if (running) return <StateTag tone="quiet">{t('monthClaim.stateOf.running')}</StateTag>;
  if (row.claimId === null && row.closedDays + row.openDays === 0) {
    return <StateTag tone="quiet">{t('monthClaim.stateOf.empty')}</StateTag>;
  }
  const state = row.state ?? 'none';
  const tone = DONE.includes(state) ? 'good' : state === 'none' || state === 'draft' ? 'quiet' : 'warn';
  return <StateTag tone={tone}>{t(`monthClaim.stateOf.${state}`)}</StateTag>;
}
