import { addDays, businessDateAt } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { useAddress } from '../books/use-address.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { CASE_KINDS, FINDINGS, type WelfareStatistics } from './welfare-contract.js';
import { WelfareViews } from './welfare-views.js';

const DAYS_BACK = 30;

/** 统计: cases by town, how soon somebody saw to them, and what was found. */
export function FiguresPage() {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const today = businessDateAt(new Date());
  const days = { from: params.get('from') ?? addDays(today, -DAYS_BACK), to: params.get('to') ?? today };
  const search = new URLSearchParams(days).toString();
  const query = useQuery({
    queryKey: ['welfare', 'statistics', search],
    queryFn: ({ signal }) => request<WelfareStatistics>(`/v1/welfare-statistics?${search}`, { signal }),
  });
  return (
    <>
      <PageHeader title={t('welfare.statistics')}>
        <WelfareViews />
      </PageHeader>
      <div className="facility-filters" role="group" aria-label={t('welfare.statistics')}>
        {(['from', 'to'] as const).map((name) => (
          <label key={name} className="field">
            <span>{t(`welfare.${name}`)}</span>
            <input
              className="input"
              type="date"
              required
              value={days[name]}
              onChange={({ target }) => target.value !== '' && choose(name, target.value)}
            />
          </label>
        ))}
      </div>
      <FactsSection title={t('welfare.statistics')} query={query}>
        {({ items }) => <CaseFigures items={items} />}
      </FactsSection>
      <FactsSection title={t('welfare.findings')} query={query}>
        {({ items }) => (
          <FactTable
            caption={t('welfare.findings')}
            captionHidden
            none={t('welfare.noFigures')}
            figures={FINDINGS.map((_, at) => at + 1)}
            head={[t('welfare.town'), ...FINDINGS.map((finding) => t(`welfare.findingOf.${finding}`))]}
            rows={items.map(({ townCode, townName, findings }) => ({
              ...{
                id: townCode,
                cells: [<span className="balance">{townName}</span>, ...FINDINGS.map((finding) => findings[finding])],
              },
            }))}
          />
        )}
      </FactsSection>
    </>
  );
}

function CaseFigures({ items }: WelfareStatistics) {
  const { t } = useTranslation();
  const head = [
    ...[t('welfare.town'), t('welfare.opened'), ...CASE_KINDS.map((kind) => t(`welfare.kindOf.${kind}`))],
    ...[t('welfare.stillOpen'), t('welfare.chain.escalated'), t('welfare.untouched')],
    ...[t('welfare.medianContact'), t('welfare.slowContact'), t('welfare.medianClosed')],
  ];
  return (
    <FactTable
      caption={t('welfare.statistics')}
      captionHidden
      none={t('welfare.noFigures')}
      figures={head.map((_, at) => at).slice(1)}
      head={head}
      rows={items.map((row) => ({
        id: row.townCode,
        cells: [
          ...[
            <span className="balance">{row.townName}</span>,
            row.opened,
            row.noAnswer,
            row.condition,
            row.absence,
            row.open,
            row.escalated,
            row.untouched,
          ],
          ...[row.medianContactMinutes ?? '—', row.slowContactMinutes ?? '—', row.medianClosedMinutes ?? '—'],
        ],
      }))}
    />
  );
}
