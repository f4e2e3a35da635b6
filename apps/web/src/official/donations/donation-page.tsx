import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { Money } from '../../shared/money.js';
import { BooksFailure } from '../books/books-failure.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import type { DonatedGoods, DonationDetail } from './donation-contract.js';
import { DonorSection } from './donor-section.js';
import { ReceiptsSection } from './receipts-section.js';
import { RefundsSection } from './refunds-section.js';
import { TranchesSection } from './tranches-section.js';
import { VouchersSection } from './vouchers-section.js';

const GRAMS = 1000;

/** One donation, from what was promised to what became of it. */
export function DonationPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['donations', 'one', id],
    queryFn: ({ signal }) => request<DonationDetail>(`/v1/donations/${id}`, { signal }),
  });
  const donation = query.data;
  const writes = account.role === 'district_official';
  return (
    <>
      <PageHeader title={donation ? t('donations.titleOf', { donor: donation.donorName }) : t('donations.list')}>
        <Link className="button" to="/donations">
          ← {t('donations.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!donation && query.error === null && <p role="status">{t('district.loading')}</p>}
      {donation && (
        <>
          <Facts donation={donation} />
          <ReceiptsSection donation={donation} account={account} />
          {donation.kind === 'money' && <TranchesSection donation={donation} writes={writes} />}
          {donation.kind === 'money' && <VouchersSection donation={donation} writes={writes} />}
          {donation.kind === 'money' && <RefundsSection donation={donation} account={account} />}
          {donation.kind === 'goods' && <Goods donation={donation} />}
          {writes && <DonorSection donorId={donation.donorId} />}
        </>
      )}
    </>
  );
}

function Facts({ donation }: { donation: DonationDetail }) {
  const { t } = useTranslation();
  const { meals, facilities, days } = donation;
  const facts = [
    [t('donations.organisation'), donation.organisationName],
    [t('donations.kind'), t(`donations.kindOf.${donation.kind}`)],
    [t('donations.pledgedOn'), donation.pledgedOn],
    [t('donations.pledged'), <Money amountFen={donation.pledgedFen} />],
    [t('donations.received'), <Money amountFen={donation.receivedFen} />],
    ...(donation.kind === 'money'
      ? ([
          [t('donations.allotted'), <Money amountFen={donation.allottedFen} />],
          [t('donations.spent'), <Money amountFen={donation.spentFen} />],
          [t('donations.refunded'), <Money amountFen={donation.refundedFen} />],
          [t('donations.became'), t('donations.becameOf', { meals, facilities, days })],
        ] as const)
      : []),
    ...(donation.campaign === null ? [] : ([[t('donations.campaign'), donation.campaign]] as const)),
  ] as const;
  return (
    <section className="facts" aria-label={donation.donorName}>
      <dl className="facility-facts">
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Goods({ donation: { goods } }: { donation: DonationDetail }) {
  const { t } = useTranslation();
  return (
    <section className="facts">
      <header>
        <h2>{t('donations.goods')}</h2>
      </header>
      <LazyTable
        caption={t('donations.goods')}
        none={t('donations.none')}
        columns={[
          { title: t('donations.description') },
          { title: t('donations.facility') },
          { title: t('donations.kilograms'), figure: true },
          { title: t('donations.unit'), figure: true },
          { title: t('donations.value'), figure: true },
          { title: t('donations.state') },
        ]}
        rows={goods.map((item) => ({
          key: item.id,
          cells: [
            ...[item.description, item.facilityName, item.quantityG / GRAMS],
            <Money amountFen={item.unitFen} />,
            <Money amountFen={item.valueFen} />,
            stockOf(t, item),
          ],
        }))}
      />
    </section>
  );
}

/** Less than was given is told with its reason. */
function stockOf(t: TFunction, { inStock, takenG, shortReason }: DonatedGoods): string {
  if (!inStock) return t('donations.awaited');
  if (takenG === null || shortReason === null) return t('donations.inStock');
  return t('donations.inStockShort', { kilograms: takenG / GRAMS, reason: shortReason });
}
