import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { FormKey } from '../../shared/form-key.js';
import { Money } from '../../shared/money.js';
import { LazyTable } from '../table/lazy-table.js';
import { DeskKey } from './desk-key.js';
import { receiptNumber, type DonationDetail, type DonationReceipt } from './donation-contract.js';

const REASON_LONGEST = 200;
const FISCAL_LONGEST = 60;

/** What came in, each with its receipt. */
export function ReceiptsSection({ donation, account }: { donation: DonationDetail; account: Account }) {
  const { t } = useTranslation();
  const { id, kind, receipts, pledgedFen, receivedFen } = donation;
  const writes = account.role === 'district_official';
  const today = businessDateAt(new Date());
  return (
    <section className="facts">
      <header>
        <h2>{t('donations.receipts')}</h2>
        {writes && kind === 'money' && receivedFen < pledgedFen && (
          <DeskKey
            label={t('donations.takeIn')}
            path={`/v1/donations/${id}/receipts`}
            fields={[
              { kind: 'money', name: 'amountFen', label: t('donations.amount'), most: 'month' },
              { kind: 'date', name: 'receivedOn', label: t('donations.receivedOn'), max: today, start: today },
              {
                ...{ kind: 'text', name: 'fiscalReceiptNo', label: t('donations.fiscalNo'), longest: FISCAL_LONGEST },
                optional: true,
              },
            ]}
          />
        )}
      </header>
      <LazyTable
        caption={t('donations.receipts')}
        none={t('donations.noReceipts')}
        columns={[
          { title: t('donations.no'), whole: true },
          { title: t('donations.receivedOn'), whole: true },
          { title: t('donations.amount'), figure: true },
          { title: t('donations.fiscalNo') },
          { title: '' },
        ]}
        rows={receipts.map((receipt) => ({
          key: receipt.id,
          cells: [
            receiptNumber(receipt),
            receipt.receivedOn,
            <Money amountFen={receipt.amountFen} />,
            receipt.fiscalReceiptNo ?? t('donations.fiscalMissing'),
            <ReceiptKeys receipt={receipt} account={account} />,
          ],
        }))}
      />
    </section>
  );
}

function ReceiptKeys({ receipt, account }: { receipt: DonationReceipt; account: Account }) {
  const { t } = useTranslation();
  const writes = account.role === 'district_official';
  const path = `/v1/donation-receipts/${receipt.id}`;
  const number = receiptNumber(receipt);
  if (receipt.voidedAt !== null) return `${t('donations.void')} · ${receipt.voidReason}`;
  return (
    <div className="form-keys">
      <Link className="button" to={`/donations/receipts/${receipt.id}`}>
        {t('donations.print')}
      </Link>
      {writes && receipt.fiscalReceiptNo === null && (
        <FormKey
          label={t('donations.enterFiscal')}
          refresh={['donations']}
          form={{
            ...{ title: `${t('donations.enterFiscal')} · ${number}`, note: t('donations.fiscalNote') },
            ...{ method: 'PUT', path: `${path}/fiscal-number` },
            fields: [
              { kind: 'text', name: 'fiscalReceiptNo', label: t('donations.fiscalNo'), longest: FISCAL_LONGEST },
            ],
          }}
        />
      )}
      {receipt.voidRequestId !== null && <VoidRequest receipt={receipt} account={account} />}
      {writes && receipt.voidRequestId === null && (
        <DeskKey
          label={t('donations.makeVoid')}
          title={`${t('donations.makeVoid')} · ${number}`}
          note={t('donations.voidNote')}
          path={`${path}/void-requests`}
          fields={[{ kind: 'text', name: 'reason', label: t('donations.reason'), longest: REASON_LONGEST }]}
        />
      )}
    </div>
  );
}

/** A request that waits: why, and the keys of whoever may decide it. */
function VoidRequest({ receipt, account }: { receipt: DonationReceipt; account: Account }) {
  const { t } = useTranslation();
  const number = receiptNumber(receipt);
  const path = `/v1/donation-void-requests/${receipt.voidRequestId}/decision`;
  const decides = account.role === 'district_official' && receipt.voidAskedBy !== account.id;
  return (
    <>
      <small>{t('donations.voidAsked', { reason: receipt.voidAskedFor })}</small>
      {receipt.voidAskedBy === account.id && <small>{t('donations.own')}</small>}
      {decides && (
        <>
          <FormKey
            main
            label={t('donations.approveVoid')}
            refresh={['donations']}
            form={{
              ...{ title: `${t('donations.approveVoid')} · ${number}`, note: t('donations.approveVoidNote') },
              ...{ method: 'POST', path, fields: [], body: () => ({ decision: 'approved' }) },
            }}
          />
          <FormKey
            label={t('donations.rejectVoid')}
            refresh={['donations']}
            form={{
              ...{ title: `${t('donations.rejectVoid')} · ${number}`, method: 'POST', path },
              fields: [{ kind: 'text', name: 'reason', label: t('donations.reason'), longest: REASON_LONGEST }],
              body: (values) => ({ ...values, decision: 'rejected' }),
            }}
          />
        </>
      )}
    </>
  );
}
