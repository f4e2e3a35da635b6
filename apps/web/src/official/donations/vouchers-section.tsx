import { useQuery } from '@tanstack/react-query';
import { addDays, businessDateAt, fen, formatYuan } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { BooksFailure } from '../books/books-failure.js';
import { DeskKey } from './desk-key.js';
import type { DonationDetail } from './donation-contract.js';
import { earmarkOf, useEarmarkFields } from './earmark-fields.js';
import type { VoucherIssueList } from './voucher-contract.js';
import { VoucherIssueTable } from './voucher-table.js';

const MOST_VOUCHERS = 1000;
const MOST_SHOWN = 100;
const LONGEST_DAYS = 1095;
const USUAL_DAYS = 180;

/** What of a donation is given as vouchers. */
export function VouchersSection({ donation, writes }: { donation: DonationDetail; writes: boolean }) {
  const { t } = useTranslation();
  const earmark = useEarmarkFields();
  const { id, receivedFen, allottedFen, refundedFen } = donation;
  const unallottedFen = receivedFen - allottedFen - refundedFen;
  const today = businessDateAt(new Date());
  const query = useQuery({
    queryKey: ['donations', 'vouchers', id],
    queryFn: ({ signal }) =>
      request<VoucherIssueList>(`/v1/voucher-issues?donationId=${id}&limit=${MOST_SHOWN}`, { signal }),
  });
  return (
    <section className="facts">
      <header>
        <h2>{t('mealVouchers.title')}</h2>
        {writes && unallottedFen > 0 && (
          <DeskKey
            label={t('mealVouchers.issue')}
            note={t('mealVouchers.issueNote', { amount: formatYuan(fen(unallottedFen)) })}
            path={`/v1/donations/${id}/voucher-issues`}
            fields={[
              { kind: 'integer', name: 'vouchers', label: t('mealVouchers.count'), most: MOST_VOUCHERS },
              { kind: 'money', name: 'capFen', label: t('mealVouchers.cap') },
              {
                ...{ kind: 'date', name: 'expiresOn', label: t('mealVouchers.expiresOn') },
                ...{ min: today, max: addDays(today, LONGEST_DAYS), start: addDays(today, USUAL_DAYS) },
              },
              ...earmark,
            ]}
            body={({ vouchers, capFen, expiresOn, ...values }, clientId) => ({
              ...{ clientId, vouchers, capFen, expiresOn },
              ...earmarkOf(values),
            })}
          />
        )}
      </header>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && <VoucherIssueTable issues={query.data.items} />}
    </section>
  );
}
