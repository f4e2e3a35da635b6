import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { LazyTable } from '../table/lazy-table.js';
import { useEarmarkName } from './use-earmark-name.js';
import type { VoucherIssue } from './voucher-contract.js';

export const TONES = { open: 'good', used: 'quiet', expired: 'warn', ended: 'quiet' } as const;

/** Issues of vouchers: how many were used, and what still stands behind the others. */
export function VoucherIssueTable({ issues, busy = false }: { issues: readonly VoucherIssue[]; busy?: boolean }) {
  const { t } = useTranslation();
  const nameOf = useEarmarkName();
  return (
    <LazyTable
      caption={t('mealVouchers.title')}
      none={t('mealVouchers.none')}
      busy={busy}
      columns={[
        { title: t('mealVouchers.issuedOn'), whole: true },
        { title: t('mealVouchers.place') },
        { title: t('mealVouchers.cap'), figure: true },
        { title: t('mealVouchers.redeemed'), figure: true },
        { title: t('mealVouchers.spent'), figure: true },
        { title: t('mealVouchers.reserved'), figure: true },
        { title: t('mealVouchers.expiresOn') },
        { title: t('mealVouchers.state') },
      ]}
      rows={issues.map((issue) => ({
        key: issue.id,
        cells: [
          <Link to={`/donations/vouchers/${issue.id}`}>{issue.issuedOn}</Link>,
          nameOf(issue),
          <Money amountFen={issue.capFen} />,
          t('mealVouchers.redeemedOf', { redeemed: issue.redeemed, vouchers: issue.vouchers }),
          <Money amountFen={issue.spentFen} />,
          <Money amountFen={issue.reservedFen} />,
          issue.expiresOn,
          <StateTag tone={TONES[issue.state]}>{t(`mealVouchers.stateOf.${issue.state}`)}</StateTag>,
        ],
      }))}
    />
  );
}
