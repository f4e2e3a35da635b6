import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import type { GrantDetail } from '../../grants/grant-contract.js';
import { GrantTag } from '../../grants/grant-tag.js';
import { Money } from '../../shared/money.js';
import { BooksFailure } from '../books/books-failure.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { FiguresSection } from './figures-section.js';
import { GrantKeys } from './grant-keys.js';
import { PaymentsSection } from './payments-section.js';
import { SharesSection } from './shares-section.js';

/** One grant: what it rests on, who pays it, what was paid, and what was done about it by whom. */
export function GrantPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['grants', 'one', id],
    queryFn: ({ signal }) => request<GrantDetail>(`/v1/grants/${id}`, { signal }),
  });
  const grant = query.data;
  const title = grant && { facility: grant.facilityName, from: grant.periodFrom, to: grant.periodTo };
  return (
    <>
      <PageHeader title={title ? t('grantDesk.titleOf', title) : t('grants.title')}>
        <Link className="button" to="/grants">
          ← {t('grantDesk.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!grant && query.error === null && <p role="status">{t('grants.loading')}</p>}
      {grant && (
        <>
          <GrantFacts grant={grant} account={account} />
          <FiguresSection grant={grant} />
          <SharesSection grant={grant} account={account} />
          {grant.payments.length > 0 && <PaymentsSection grant={grant} account={account} />}
          <History grant={grant} />
        </>
      )}
    </>
  );
}

function GrantFacts({ grant, account }: { grant: GrantDetail; account: Account }) {
  const { t } = useTranslation();
  const facts = [
    [t('grantDesk.payee'), grant.organisationName],
    [t('grants.heads'), grant.heads],
    [t('grants.grade'), grant.grade ?? t('grants.noGrade')],
    [t('grants.computed'), <Money amountFen={grant.computedFen} />],
    [t('grants.withheld'), <Money amountFen={grant.withheldFen} />],
    [t('grants.amount'), <Money amountFen={grant.amountFen} />],
    [t('grants.paid'), <Money amountFen={grant.paidFen} />],
    [t('grantDesk.approvedOn'), grant.approvedOn ?? '—'],
  ] as const;
  return (
    <section className="facts" aria-label={grant.ruleName}>
      <header>
        <h2>{grant.ruleName}</h2>
        <GrantTag grant={grant} />
        <GrantKeys grant={grant} account={account} />
      </header>
      <dl className="facility-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {grant.endedBecause !== null && <p>{t('grants.because', { reason: grant.endedBecause })}</p>}
      {grant.withheldBecause !== null && (
        <p>
          {t('grants.because', { reason: grant.withheldBecause })}
          {grant.inspectionId !== null && (
            <>
              {' '}
              {t('grants.byInspection')}{' '}
              <Link className="button" to={`/oversight/inspections/${grant.inspectionId}`}>
                {t('grantDesk.toInspection')}
              </Link>
            </>
          )}
        </p>
      )}
    </section>
  );
}

function History({ grant }: { grant: GrantDetail }) {
  const { t } = useTranslation();
  return (
    <section className="facts">
      <header>
        <h2>{t('grantDesk.history')}</h2>
      </header>
      <FactTable
        caption={t('grantDesk.history')}
        captionHidden
        none=""
        head={[
          ...[t('grantDesk.at'), t('grantDesk.step'), t('grantDesk.who'), t('grants.withheld'), t('grantDesk.reason')],
        ]}
        figures={[3]}
        rows={grant.history.map(({ step, action, accountName, withheldFen, reason, at }) => ({
          id: String(step),
          cells: [
            ...[moment(at), t(`grantDesk.stepOf.${action}`), accountName ?? '—'],
            ...[withheldFen === 0 ? '' : <Money amountFen={withheldFen} />, reason ?? ''],
          ],
        }))}
      />
    </section>
  );
}
