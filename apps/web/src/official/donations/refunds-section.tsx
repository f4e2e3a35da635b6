import { fen, formatYuan } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { FormKey } from '../../shared/form-key.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { LazyTable } from '../table/lazy-table.js';
import { DeskKey } from './desk-key.js';
import type { DonationDetail, DonationRefund } from './donation-contract.js';

const REASON_LONGEST = 200;
const REFERENCE_LONGEST = 64;
const TONES = { waiting: 'warn', approved: 'good', rejected: 'quiet' } as const;

/** What goes back to the donor: one person asks, another decides. */
export function RefundsSection({ donation, account }: { donation: DonationDetail; account: Account }) {
  const { t } = useTranslation();
  const { id, refunds, receivedFen, spentFen, refundedFen } = donation;
  const unspent = formatYuan(fen(Math.max(0, receivedFen - spentFen - refundedFen)));
  const writes = account.role === 'district_official';
  return (
    <section className="facts">
      <header>
        <h2>{t('donations.refunds')}</h2>
        {writes && receivedFen - spentFen - refundedFen > 0 && (
          <DeskKey
            label={t('donations.askRefund')}
            note={t('donations.askNote', { amount: unspent })}
            path={`/v1/donations/${id}/refunds`}
            fields={[
              { kind: 'money', name: 'amountFen', label: t('donations.amount'), most: 'month', start: unspent },
              { kind: 'text', name: 'reason', label: t('donations.reason'), longest: REASON_LONGEST },
            ]}
          />
        )}
      </header>
      <LazyTable
        caption={t('donations.refunds')}
        none={t('donations.noRefunds')}
        columns={[
          { title: t('donations.state') },
          { title: t('donations.amount'), figure: true },
          { title: t('donations.reason') },
          { title: t('donations.reference') },
          { title: '' },
        ]}
        rows={refunds.map((refund) => ({
          key: refund.id,
          cells: [
            <StateTag tone={TONES[refund.state]}>{t(`donations.stateOf.${refund.state}`)}</StateTag>,
            <Money amountFen={refund.amountFen} />,
            refund.decisionReason === null ? refund.reason : `${refund.reason} · ${refund.decisionReason}`,
            refund.reference ?? '',
            writes && refund.state === 'waiting' ? <DecisionKeys refund={refund} account={account} /> : '',
          ],
        }))}
      />
    </section>
  );
}

function DecisionKeys({ refund, account }: { refund: DonationRefund; account: Account }) {
  const { t } = useTranslation();
  const path = `/v1/donation-refunds/${refund.id}/decision`;
  if (refund.requestedBy === account.id) return <small>{t('donations.own')}</small>;
  return (
    <div className="form-keys">
      <FormKey
        main
        label={t('donations.approve')}
        refresh={['donations']}
        form={{
          title: t('donations.approve'),
          note: t('donations.approveNote', { amount: formatYuan(fen(refund.amountFen)) }),
          ...{ method: 'POST', path },
          fields: [
            {
              kind: 'text',
              name: 'reference',
              label: t('donations.reference'),
              longest: REFERENCE_LONGEST,
              optional: true,
            },
          ],
          body: (values) => ({ ...values, decision: 'approved' }),
        }}
      />
      <FormKey
        label={t('donations.reject')}
        refresh={['donations']}
        form={{
          ...{ title: t('donations.reject'), method: 'POST', path },
          fields: [{ kind: 'text', name: 'reason', label: t('donations.reason'), longest: REASON_LONGEST }],
          body: (values) => ({ ...values, decision: 'rejected' }),
        }}
      />
    </div>
  );
}
