import { addDays, businessDateAt } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { ComplaintStatisticList } from '../../oversight/oversight-contract.js';
import { useAddress } from '../books/use-address.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { OversightViews } from './oversight-views.js';

const DAYS_BACK = 150;
const FIGURES = ['received', 'openCount', 'late', 'upheld', 'satisfied', 'dissatisfied'] as const;

/** Complaints by month and facility, with how they ended. */
export function StatisticsPage() {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const today = businessDateAt(new Date());
  const months = {
    fromMonth: params.get('fromMonth') ?? addDays(today, -DAYS_BACK).slice(0, 7),
    toMonth: params.get('toMonth') ?? today.slice(0, 7),
  };
  const search = new URLSearchParams(months).toString();
  const query = useQuery({
    queryKey: ['oversight', 'statistics', search],
    queryFn: ({ signal }) => request<ComplaintStatisticList>(`/v1/complaint-statistics?${search}`, { signal }),
  });
  return (
    <>
      <PageHeader title={t('oversight.statistics')}>
        <OversightViews />
      </PageHeader>
      <div className="facility-filters" role="group" aria-label={t('oversight.month')}>
        {(['fromMonth', 'toMonth'] as const).map((name) => (
          <label key={name} className="field">
            <span>{t(`oversight.${name}`)}</span>
            <input
              className="input"
              type="month"
              required
              value={months[name]}
              onChange={({ target }) => /^20\d\d-\d\d$/.test(target.value) && choose(name, target.value)}
            />
          </label>
        ))}
      </div>
      <FactsSection title={t('oversight.statistics')} query={query}>
        {({ items }) => (
          <FactTable
            caption={t('oversight.statistics')}
            captionHidden
            none={t('oversight.noStatistics')}
            head={[
              ...[t('oversight.month'), t('oversight.facility')],
              ...FIGURES.map((figure) => t(`oversight.${figure}`)),
            ]}
            figures={FIGURES.map((_, at) => at + 2)}
            rows={items.map((row) => ({
              id: `${row.month} ${row.facilityId}`,
              cells: [
                ...[row.month, row.facilityName, row.received, row.open, row.late, row.upheld],
                ...[row.satisfied, row.dissatisfied],
              ],
            }))}
          />
        )}
      </FactsSection>
    </>
  );
}
