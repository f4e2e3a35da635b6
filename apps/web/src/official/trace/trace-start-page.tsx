import { addDays, businessDateAt, monthOf, monthStartOf } from '@nuancan/kernel';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '../../api/request.js';
import { Money } from '../../shared/money.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import { usePlaces } from '../books/use-books.js';
import type { LegList } from '../claims/claims-contract.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import { VerifySection } from './verify-section.js';

const MOST = 500;

/** Where a trace begins: a facility to be verified, or a payment of a month. */
export function TraceStartPage() {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const month = params.get('month') ?? monthOf(addDays(monthStartOf(businessDateAt(new Date())), -1));
  return (
    <>
      <PageHeader title={t('trace.title')}>
        <label className="field">
          <span>{t('trace.month')}</span>
          <input
            className="input"
            type="month"
            required
            value={month}
            onChange={({ target }) => target.value !== '' && choose('month', target.value)}
          />
        </label>
      </PageHeader>
      <VerifySection
        key={`${month} ${params.get('facilityId')}`}
        month={month}
        facilityId={params.get('facilityId') ?? ''}
        onChoose={(id) => choose('facilityId', id)}
      />
      <LegsSection month={month} />
    </>
  );
}

function LegsSection({ month }: { month: string }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const query = useQuery({
    queryKey: ['trace', 'legs', month],
    queryFn: ({ signal }) => request<LegList>(`/v1/legs?month=${month}&limit=${MOST}`, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="facts">
      <header>
        <h2>{t('trace.legs')}</h2>
      </header>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      <LazyTable
        caption={t('trace.legs')}
        none={query.isLoading ? t('district.loading') : t('trace.noLegs')}
        busy={query.isFetching}
        columns={[
          { title: t('trace.code'), whole: true },
          { title: t('trace.facility') },
          { title: t('trace.payee') },
          { title: t('trace.funder') },
          { title: t('trace.amount'), figure: true },
          { title: t('trace.settled'), figure: true },
        ]}
        rows={(query.data?.items ?? []).map((leg) => ({
          key: leg.legId,
          cells: [
            <Link to={`/trace/legs/${leg.legId}`}>{leg.code}</Link>,
            leg.facilityName ?? t('legs.otherTown'),
            leg.organisationName,
            nameOf(leg.fundingTown) || t(`claims.funderOf.${leg.funder}`),
            <Money amountFen={leg.amountFen} />,
            <Money amountFen={leg.settledFen} />,
          ],
        }))}
      />
    </section>
  );
}
