import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { request } from '../../api/request.js';
import { Money } from '../../shared/money.js';
import { BooksFailure } from '../books/books-failure.js';
import { PageHeader } from '../shell/page-header.js';
import { receiptNumber, type DonationReceipt } from './donation-contract.js';

/** A receipt as it is printed. */
export function ReceiptPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['donations', 'receipt', id],
    queryFn: ({ signal }) => request<DonationReceipt>(`/v1/donation-receipts/${id}`, { signal }),
  });
  const receipt = query.data;
  return (
    <>
      <PageHeader title={t('donations.receiptTitle')}>
        {receipt && (
          <>
            <button type="button" className="button button-main" onClick={() => window.print()}>
              {t('donations.print')}
            </button>
            <Link className="button" to={`/donations/${receipt.donationId}`}>
              ← {t('donations.backToDonation')}
            </Link>
          </>
        )}
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!receipt && query.error === null && <p role="status">{t('district.loading')}</p>}
      {receipt && <Paper receipt={receipt} />}
    </>
  );
}

function Paper({ receipt }: { receipt: DonationReceipt }) {
  const { t } = useTranslation();
  const facts = [
    [t('donations.no'), receiptNumber(receipt)],
    [t('donations.donor'), receipt.donorName],
    [t('donations.organisation'), receipt.organisationName],
    [t('donations.receivedOn'), receipt.receivedOn],
    [t('donations.amount'), <Money amountFen={receipt.amountFen} heading />],
    [t('donations.fiscalNo'), receipt.fiscalReceiptNo ?? t('donations.fiscalMissing')],
    [t('donations.issuedAt'), receipt.issuedAt.slice(0, 'YYYY-MM-DD'.length)],
  ] as const;
  return (
    <article className="receipt-paper" aria-labelledby="receipt-heading">
      <h2 id="receipt-heading">
        {receipt.organisationName} · {t('donations.receiptTitle')}
        {receipt.voidedAt !== null && ` · ${t('donations.void')}`}
      </h2>
      <p>{t('donations.receiptText')}</p>
      <dl>
        {facts.map(([title, value]) => (
          <Fact key={title} title={title} value={value} />
        ))}
      </dl>
      <div className="receipt-signs">
        <span>{t('donations.handledBy')}</span>
        <span>{t('donations.seal')}</span>
      </div>
    </article>
  );
}

function Fact({ title, value }: { title: string; value: React.ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{value}</dd>
    </>
  );
}
