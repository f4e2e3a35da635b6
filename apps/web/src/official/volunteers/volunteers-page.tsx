import '../facilities/facilities.css';
import '../facilities/facility-texts.js';
import '../../operator/volunteers/volunteers-texts.js';
import '../../shared/form-texts.js';
import './help-texts.js';
import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { request } from '../../api/request.js';
import { FormKey } from '../../shared/form-key.js';
import { Money } from '../../shared/money.js';
import { FactsSection, FactTable } from '../facilities/facts-section.js';
import type { OfficialPageProps } from '../official-page.js';
import { PageHeader } from '../shell/page-header.js';
import { RegisterTable } from './register-table.js';

type Hours = components['schemas']['VolunteerHoursDto'];
type Rates = components['schemas']['ReferenceRateListDto'];

/** 志愿者: hours by town and month, what an hour is worth, and the register. */
export function VolunteersPage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('helper.title')} />
      <HoursSection />
      <RatesSection maySet={account.role === 'district_official'} />
      <RegisterTable role={account.role} />
    </>
  );
}

function HoursSection() {
  const { t } = useTranslation();
  const [month, setMonth] = useState(businessDateAt(new Date()).slice(0, 7));
  const query = useQuery({
    queryKey: ['volunteers', 'hours', month],
    queryFn: ({ signal }) => request<Hours>(`/v1/volunteer-hours?month=${month}`, { signal }),
    placeholderData: (before) => before,
  });
  const hours = (minutes: number): string => (minutes / 60).toFixed(1);
  return (
    <FactsSection
      title={t('helping.hours')}
      query={query}
      keys={
        <label className="field">
          <span>{t('helping.month')}</span>
          <input
            className="input"
            type="month"
            required
            value={month}
            onChange={({ target }) => /^20\d\d-\d\d$/.test(target.value) && setMonth(target.value)}
          />
        </label>
      }
    >
      {({ items }) => (
        <FactTable
          caption={t('helping.hours')}
          captionHidden
          none={t('helping.noHours')}
          head={[
            ...[t('helping.town'), t('helping.facility'), t('helping.volunteers'), t('helping.attendances')],
            ...[t('helping.kitchen'), t('helping.delivery'), t('helping.value'), t('helping.unconfirmed')],
          ]}
          figures={[2, 3, 4, 5, 6, 7]}
          rows={items.map((row) => ({
            id: row.facilityId,
            cells: [
              ...[row.townName, row.facilityName, row.volunteers, row.attendances],
              ...[hours(row.kitchenMinutes), hours(row.deliveryMinutes)],
              <Money amountFen={row.valueFen} />,
              row.unconfirmed,
            ],
          }))}
        />
      )}
    </FactsSection>
  );
}

function RatesSection({ maySet }: { maySet: boolean }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['volunteers', 'rates'],
    queryFn: ({ signal }) => request<Rates>('/v1/volunteer-rates', { signal }),
  });
  const tomorrow = addDays(parseBusinessDate(businessDateAt(new Date())), 1);
  const key = (
    <FormKey
      label={t('helping.setRate')}
      refresh={['volunteers', 'rates']}
      form={{
        title: t('helping.setRate'),
        method: 'POST',
        path: '/v1/volunteer-rates',
        fields: [
          { kind: 'money', name: 'fenPerHour', label: t('helping.perHour') },
          { kind: 'date', name: 'validFrom', label: t('helping.validFrom'), start: tomorrow },
        ],
      }}
    />
  );
  return (
    <FactsSection title={t('helping.rates')} query={query} keys={maySet && key}>
      {({ items }) => (
        <>
          <p>{t('helping.ratesText')}</p>
          <FactTable
            caption={t('helping.rates')}
            captionHidden
            none={t('helping.noRates')}
            head={[t('helping.validFrom'), t('helping.validTo'), t('helping.perHour')]}
            figures={[2]}
            rows={items.map(({ id, validFrom, validTo, fenPerHour }) => ({
              id,
              cells: [validFrom, validTo ?? t('helping.openEnd'), <Money amountFen={fenPerHour} />],
            }))}
          />
        </>
      )}
    </FactsSection>
  );
}
