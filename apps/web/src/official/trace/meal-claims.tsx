import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../account/moment.js';
import { Money } from '../../shared/money.js';
import { usePlaces } from '../books/use-books.js';
import { LazyTable } from '../table/lazy-table.js';
import { PaymentsTable } from './payments-table.js';
import { personOf } from './person-of.js';
import type { MealTrace } from './trace-contract.js';

/** The claims a meal is in, and the legs that pay it with their payments. */
export function MealClaims({ meal: { claimLines, legs } }: { meal: MealTrace }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  return (
    <>
      <section className="facts">
        <header>
          <h2>{t('trace.inClaims')}</h2>
        </header>
        <ClaimLines lines={claimLines} />
      </section>
      <section className="facts">
        <header>
          <h2>{t('trace.legsOf')}</h2>
        </header>
        {legs.length === 0 && <p className="facts-none">{t('trace.noLegsOf')}</p>}
        {legs.map((leg) => (
          <div key={leg.legId} className="claim-statement">
            <h3>
              <Link className="trace-link" to={`/trace/legs/${leg.legId}`}>
                {leg.code}
              </Link>{' '}
              {nameOf(leg.fundingTown) || t(`claims.funderOf.${leg.funder}`)}
            </h3>
            <PaymentsTable caption={`${t('trace.payments')} ${leg.code}`} payments={leg.payments} />
          </div>
        ))}
      </section>
    </>
  );
}

function ClaimLines({ lines }: { lines: MealTrace['claimLines'] }) {
  const { t } = useTranslation();
  const by = (accountId: string | null, name: string | null, at: string | null): string =>
    at === null ? '—' : `${personOf(accountId, name)} · ${moment(at)}`;
  return (
    <LazyTable
      caption={t('trace.inClaims')}
      none={t('trace.inNoClaim')}
      columns={[
        { title: t('trace.claim'), whole: true },
        { title: t('trace.kind') },
        { title: t('trace.submitted') },
        { title: t('trace.approved') },
        { title: t('trace.government'), figure: true },
      ]}
      rows={lines.map((line) => ({
        key: String(line.lineNo),
        cells: [
          line.month === null ? (
            t('trace.hidden')
          ) : (
            <Link to={`/claims/${line.claimId}`}>
              {t('trace.claimOf', { month: line.month, version: line.version })}
            </Link>
          ),
          t(`claims.kindOf.${line.kind}`),
          by(line.submittedBy, line.submittedByName, line.submittedAt),
          by(line.approvedBy, line.approvedByName, line.approvedAt),
          <Money amountFen={line.governmentFen} />,
        ],
      }))}
    />
  );
}
