import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Money } from '../../shared/money.js';
import { LazyTable } from '../table/lazy-table.js';
import { personOf } from './person-of.js';
import type { TracedPayment } from './trace-contract.js';

/** What was paid of a leg, by whom, and how it was booked. */
export function PaymentsTable({ payments, caption }: { payments: readonly TracedPayment[]; caption: string }) {
  const { t } = useTranslation();
  return (
    <LazyTable
      caption={caption}
      none={t('trace.noPayments')}
      columns={[
        { title: t('trace.paidOn'), whole: true },
        { title: t('trace.kind') },
        { title: t('trace.reference') },
        { title: t('trace.amount'), figure: true },
        { title: t('trace.by') },
        { title: t('trace.entry') },
      ]}
      rows={payments.map((payment) => ({
        key: payment.paymentId,
        cells: [
          payment.paidOn,
          t(`legs.kindOf.${payment.kind}`),
          payment.reference ?? payment.reason ?? '',
          <Money amountFen={payment.amountFen} />,
          personOf(payment.accountId, payment.accountName),
          payment.entryId === null ? '' : <Link to={`/books/entries/${payment.entryId}`}>{t('trace.entry')}</Link>,
        ],
      }))}
    />
  );
}
