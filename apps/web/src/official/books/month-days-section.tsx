import { businessDateAt } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { FormKey } from '../../shared/form-key.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import type { MonthDays } from './books-contract.js';

interface MonthDaysSectionProps {
  readonly account: Account;
  readonly facilityId: string;
  readonly month: string;
}

/** The days of a facility's month: how each was closed, and the way to its meals. */
export function MonthDaysSection({ account, facilityId, month }: MonthDaysSectionProps) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['books', 'days', facilityId, month],
    queryFn: ({ signal }) => request<MonthDays>(`/v1/months/${month}/days?facilityId=${facilityId}`, { signal }),
  });
  return (
    <FactsSection title={t('sheet.days')} query={query}>
      {({ items }) => (
        <FactTable
          caption={t('sheet.days')}
          captionHidden
          none={t('sheet.none')}
          head={[
            ...[t('sheet.day'), t('sheet.meals'), t('sheet.closed'), t('sheet.dayUnfunded'), t('sheet.over')],
            t('sheet.corrections'),
          ]}
          figures={[1, 3, 4, 5]}
          rows={items.map((day) => ({
            id: day.businessDate,
            cells: [
              <Link to={`/books/sheet/${facilityId}/${day.businessDate}`}>{day.businessDate}</Link>,
              day.meals,
              <DayState account={account} facilityId={facilityId} day={day} />,
              <Money amountFen={day.unfundedFen} />,
              day.closedBy === null ? '' : <Over cashOverFen={day.cashOverFen} />,
              day.corrections,
            ],
          }))}
        />
      )}
    </FactsSection>
  );
}

function Over({ cashOverFen }: { cashOverFen: number | null }) {
  const { t } = useTranslation();
  return cashOverFen === null ? t('sheet.notCounted') : <Money amountFen={cashOverFen} />;
}

interface DayStateProps {
  readonly account: Account;
  readonly facilityId: string;
  readonly day: MonthDays['items'][number];
}

function DayState({ account, facilityId, day: { businessDate, closedBy } }: DayStateProps) {
  const { t } = useTranslation();
  const tone = closedBy === 'operator' ? 'good' : closedBy === null ? 'quiet' : 'warn';
  const may = account.role === 'town_official' || account.role === 'district_official';
  return (
    <div className="month-steps">
      <StateTag tone={tone}>{t(`sheet.closedBy.${(closedBy ?? 'open') as 'open'}`)}</StateTag>
      {may && closedBy === null && businessDate < businessDateAt(new Date()) && (
        <FormKey
          label={t('sheet.override')}
          refresh={['books']}
          form={{
            title: t('sheet.overrideOf', { day: businessDate }),
            note: t('sheet.overrideNote'),
            method: 'POST',
            path: `/v1/days/${businessDate}/close`,
            fields: [{ kind: 'text', name: 'overrideReason', label: t('sheet.reason'), longest: 200 }],
            body: (values) => ({ ...values, facilityId }),
          }}
        />
      )}
    </div>
  );
}
