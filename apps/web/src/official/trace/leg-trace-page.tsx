import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { moment } from '../../account/moment.js';
import { Money } from '../../shared/money.js';
import { MoreKey } from '../../shared/more-key.js';
import { usePages } from '../../shared/use-pages.js';
import { BooksFailure } from '../books/books-failure.js';
import { usePlaces } from '../books/use-books.js';
import { PageHeader } from '../shell/page-header.js';
import { FactsList } from './facts-list.js';
import { LinesTable } from './lines-table.js';
import { PaymentsTable } from './payments-table.js';
import { personOf } from './person-of.js';
import type { LegTrace } from './trace-contract.js';

const PAGE = 200;

/** From one payment to the claim it pays and to every meal in it. */
export function LegTracePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = usePages<LegTrace>({ path: `/v1/trace/legs/${id}?limit=${PAGE}`, key: ['trace', 'leg', id] });
  const leg = query.data?.pages[0];
  const lines = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHeader title={leg ? t('trace.legTitle', { code: leg.code }) : t('trace.title')}>
        <Link className="button" to={leg ? `/trace?month=${leg.month}` : '/trace'}>
          ← {t('trace.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!leg && query.error === null && <p role="status">{t('district.loading')}</p>}
      {leg && <LegFacts leg={leg} />}
      {leg && (
        <section className="facts">
          <header>
            <h2>{t('trace.lines')}</h2>
          </header>
          <LinesTable lines={lines} busy={query.isFetching} />
        </section>
      )}
      <MoreKey query={query} label={t('trace.more')} />
    </>
  );
}

function LegFacts({ leg }: { leg: LegTrace }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const hidden = t('trace.hidden');
  const by = (accountId: string | null, name: string | null, at: string | null): string =>
    at === null ? hidden : `${personOf(accountId, name)} · ${moment(at)}`;
  return (
    <>
      <section className="facts" aria-label={leg.code}>
        <header>
          <h2>{leg.code}</h2>
          <Link className="trace-link" to={`/claims/legs/${leg.legId}`}>
            {t('trace.payments')}
          </Link>
        </header>
        <FactsList
          facts={[
            [t('trace.facility'), leg.facilityName ?? t('legs.otherTown')],
            [t('trace.payee'), leg.organisationName],
            [t('trace.funder'), nameOf(leg.fundingTown) || t(`claims.funderOf.${leg.funder}`)],
            [t('trace.amount'), <Money amountFen={leg.amountFen} />],
            [t('trace.fromLines', { count: leg.lines }), <Money amountFen={leg.linesFen} />],
            [t('trace.settled'), <Money amountFen={leg.settledFen} />],
            [
              t('trace.claim'),
              leg.state === null ? (
                hidden
              ) : (
                <Link className="trace-link" to={`/claims/${leg.claimId}`}>
                  {t('trace.claimOf', { month: leg.month, version: leg.version })}
                </Link>
              ),
            ],
            [t('trace.submitted'), by(leg.submittedBy, leg.submittedByName, leg.submittedAt)],
            [t('trace.approved'), by(leg.approvedBy, leg.approvedByName, leg.approvedAt)],
          ]}
        />
        {leg.chainHead !== null && (
          <div className="claim-prints">
            <p>
              {t('trace.chainHead')} {t('trace.chainOf', { no: leg.chainNo, hash: leg.chainHead })}
            </p>
            <p>
              {t('trace.linesHash')} {leg.linesHash}
            </p>
          </div>
        )}
      </section>
      <section className="facts">
        <header>
          <h2>{t('trace.payments')}</h2>
        </header>
        <PaymentsTable caption={t('trace.payments')} payments={leg.payments} />
      </section>
    </>
  );
}
