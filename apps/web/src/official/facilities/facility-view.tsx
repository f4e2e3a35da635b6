import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { describeError } from '../../shared/describe-error.js';
import { EmptyState } from '../../shared/empty-state.js';
import { ErrorState } from '../../shared/error-state.js';
import { PageHeader } from '../shell/page-header.js';
import type { FacilityOverview, FacilityOverviewList } from './facility-contract.js';
import type { Rights } from './rights.js';
import { LicenceSection } from './licence-section.js';
import { OpeningSection } from './opening-section.js';
import { PriceSections } from './price-sections.js';
import { StandingSection } from './standing-section.js';
import { Stars, StateMark } from './state-mark.js';
import { SupplySection } from './supply-section.js';

/** One facility: how it stands, when it serves, who feeds it, its licences, prices and costs. */
export function FacilityView({ account }: { account: Account }) {
  const { t, i18n } = useTranslation();
  const { id = '' } = useParams();
  const { data, error } = useQuery({
    queryKey: ['facilities', 'one', id],
    queryFn: ({ signal }) =>
      request<FacilityOverviewList>(`/v1/facility-overviews?facilityId=${encodeURIComponent(id)}&limit=1`, { signal }),
  });
  const facility = data?.items[0];
  const decides = account.role === 'district_official';
  const rights: Rights = { edits: decides || account.role === 'town_official', decides };
  return (
    <>
      <PageHeader title={facility?.name ?? t('facility.title')}>
        <Link className="button" to="/facilities">
          ← {t('facility.back')}
        </Link>
      </PageHeader>
      {error && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('district.failedKept')}
          todo={t('facility.failedTodo')}
        />
      )}
      {!data && !error && <p role="status">{t('district.loading')}</p>}
      {data && !facility && (
        <EmptyState title={t('facility.missing')}>
          <p>{t('facility.missingText')}</p>
        </EmptyState>
      )}
      {facility && (
        <>
          <Overview facility={facility} />
          <StandingSection {...{ facility, rights }} />
          <OpeningSection {...{ facility, rights }} />
          <SupplySection {...{ facility, rights }} />
          <LicenceSection {...{ facility, rights }} />
          {account.role !== 'admin' && <PriceSections {...{ facility, rights }} />}
        </>
      )}
    </>
  );
}

function Overview({ facility }: { facility: FacilityOverview }) {
  const { t } = useTranslation();
  const facts: [string, React.ReactNode][] = [
    [t('facility.stateLabel'), <StateMark state={facility.state} />],
    [t('facility.stars'), <Stars stars={facility.stars} />],
    [t('district.tier'), t(`tier.${facility.tier}`)],
    [t('district.town'), facility.townName],
    [t('facility.code'), facility.code],
    [t('facility.organisation'), facility.organisationName],
    [t('facility.address'), facility.address ?? '—'],
  ];
  return (
    <section className="facts">
      <dl className="facility-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
