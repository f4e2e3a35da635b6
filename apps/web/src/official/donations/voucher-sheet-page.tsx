import { fen, formatYuan } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { QrCode } from '../../account/qr-code.js';
import { BooksFailure } from '../books/books-failure.js';
import { PageHeader } from '../shell/page-header.js';
import { useEarmarkName } from './use-earmark-name.js';
import { useVoucherIssue } from './use-voucher-issue.js';
import type { Voucher, VoucherIssueDetail } from './voucher-contract.js';

/** The vouchers of an issue that still pay, on A4 paper to be cut. */
export function VoucherSheetPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const query = useVoucherIssue(id);
  const issue = query.data;
  return (
    <>
      <PageHeader title={t('mealVouchers.print')}>
        {issue && (
          <button type="button" className="button button-main" onClick={() => window.print()}>
            {t('donations.print')}
          </button>
        )}
        <Link className="button" to={`/donations/vouchers/${id}`}>
          ← {t('mealVouchers.backToIssue')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!issue && query.error === null && <p role="status">{t('district.loading')}</p>}
      {issue && (
        <ul className="voucher-sheet">
          {issue.items.map((voucher) =>
            voucher.state === 'open' && voucher.code !== null ? (
              <Paper key={voucher.id} issue={issue} voucher={voucher} code={voucher.code} />
            ) : null,
          )}
        </ul>
      )}
    </>
  );
}

function Paper({ issue, voucher, code }: { issue: VoucherIssueDetail; voucher: Voucher; code: string }) {
  const { t } = useTranslation();
  const nameOf = useEarmarkName();
  return (
    <li className="voucher-paper">
      <div>
        <h2>
          {t('mealVouchers.paperTitle')} № {voucher.no}
        </h2>
        <p>
          <strong>{t('mealVouchers.paperCap', { amount: formatYuan(fen(issue.capFen)) })}</strong>
        </p>
        <p>{voucher.residentName ?? t('mealVouchers.bearer')}</p>
        <p>{nameOf(issue)}</p>
        <p>{issue.organisationName}</p>
        <p>{t('mealVouchers.paperUntil', { day: issue.expiresOn })}</p>
        <p className="voucher-rule">{t('mealVouchers.paperRule')}</p>
        <p className="voucher-code">{code}</p>
      </div>
      <QrCode text={code} label={t('mealVouchers.codeOf', { no: voucher.no })} />
    </li>
  );
}
