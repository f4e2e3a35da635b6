import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import { Money } from '../../shared/money.js';
import { WALLET_ADDRESS } from '../use-place.js';
import type { WalletReceipt } from './wallet-contract.js';

interface ReceiptPageProps {
  readonly id: string;
  /** A name that this till knows, of somebody the register does not name here. */
  readonly nameOf: (residentId: string) => string | null;
  readonly onExpired: () => void;
}

/** One receipt, to be looked at and printed. */
export function ReceiptPage({ id, nameOf, onExpired }: ReceiptPageProps) {
  const { t, i18n } = useTranslation();
  const [receipt, setReceipt] = useState<WalletReceipt | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    const ender = new AbortController();
    request<WalletReceipt>(`/v1/wallet-movements/${encodeURIComponent(id)}`, { signal: ender.signal }).then(
      setReceipt,
      (reason: unknown) => {
        if (ender.signal.aborted) return;
        if (ApiProblem.hasStatus(reason, 401)) onExpired();
        setError(reason);
      },
    );
    return () => ender.abort();
  }, [id, onExpired]);
  return (
    <main className="wallet-main">
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('wallet.failedKept')}
          todo={t('wallet.failedTodo')}
        />
      )}
      {!receipt && error === null && <p role="status">{t('wallet.loading')}</p>}
      {receipt && <Receipt receipt={receipt} name={receipt.residentName ?? nameOf(receipt.residentId)} />}
      <div className="wallet-keys no-print">
        <a className="button" href={WALLET_ADDRESS}>
          ‹ {t('wallet.back')}
        </a>
        <button type="button" className="button button-main" disabled={!receipt} onClick={() => window.print()}>
          {t('wallet.print')}
        </button>
      </div>
    </main>
  );
}

function Receipt({ receipt, name }: { receipt: WalletReceipt; name: string | null }) {
  const { t } = useTranslation();
  const { kind, amountFen, balanceAfterFen, arrearsAfterFen, reference } = receipt;
  const lines: readonly (readonly [string, string])[] = [
    [t('wallet.organisation'), receipt.organisationName],
    [t('wallet.place'), receipt.facilityName],
    [t('wallet.time'), moment(receipt.recordedAt)],
    [t('wallet.person'), name ?? ''],
    ...(reference === null ? [] : [[t('wallet.reference'), reference] as const]),
  ];
  return (
    <article className="receipt">
      <h1>
        {t('wallet.receipt')} {receipt.receiptNo !== null && <span>No. {receipt.receiptNo}</span>}
      </h1>
      <dl>
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="receipt-amount">
          <dt>{t(`wallet.kind.${kind}`)}</dt>
          <dd>
            <Money amountFen={Math.abs(amountFen)} heading />
          </dd>
        </div>
        <div>
          <dt>{t('wallet.after')}</dt>
          <dd>
            {arrearsAfterFen > 0 && '−'}
            <Money amountFen={balanceAfterFen + arrearsAfterFen} />
          </dd>
        </div>
        <div className="receipt-sign">
          <dt>{t('wallet.sign')}</dt>
          <dd />
        </div>
      </dl>
      <p>{t('wallet.keep')}</p>
    </article>
  );
}
