import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Money } from '../../shared/money.js';
import { usePlaces } from '../books/use-books.js';
import { LazyTable } from '../table/lazy-table.js';
import type { Claim } from './claims-contract.js';
import './payee-texts.js';
import { LegTag } from './leg-tag.js';

/** What each funder pays of the claim. */
export function ClaimLegs({ claim: { legs } }: { claim: Claim }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  return (
    <section className="facts">
      <header>
        <h2>{t('legs.list')}</h2>
      </header>
      <LazyTable
        caption={t('legs.list')}
        none={t('legs.noneOfClaim')}
        columns={[
          { title: t('legs.code'), whole: true },
          { title: t('legs.payee') },
          { title: t('legs.funder') },
          { title: t('claims.state') },
          { title: t('payees.account') },
          { title: t('legs.amount'), figure: true },
          { title: t('legs.left'), figure: true },
        ]}
        rows={legs.map((leg) => ({
          key: leg.legId,
          cells: [
            <Link to={`/claims/legs/${leg.legId}`}>{leg.code}</Link>,
            leg.organisationName,
            nameOf(leg.fundingTown) || t(`claims.funderOf.${leg.funder}`),
            <LegTag leg={leg} />,
            leg.payeeAccountNumber === null ? '' : `${leg.payeeBankName} ${leg.payeeAccountNumber}`,
            <Money amountFen={leg.amountFen} />,
            <Money amountFen={leg.amountFen - leg.settledFen} />,
          ],
        }))}
      />
    </section>
  );
}
