import { businessDateAt, monthOf } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { Money } from '../../shared/money.js';
import { yuan } from '../../shared/yuan.js';
import type { ClaimRow } from './claim-contract.js';
import { MonthTag } from './month-tag.js';
import { SubmitKey } from './submit-key.js';

interface MonthOpenProps {
  readonly row: ClaimRow;
  readonly onExpired: () => void;
  readonly onSent: () => void;
}

/** A month that was not submitted: what it comes to, what is missing, and the key that submits it. */
export function MonthOpen({ row, onExpired, onSent }: MonthOpenProps) {
  const { t } = useTranslation();
  const over = row.month < monthOf(businessDateAt(new Date()));
  const empty = row.closedDays === 0 && row.openDays === 0;
  return (
    <>
      <div className="close-title">
        <h2>{row.month}</h2>
        <MonthTag row={row} />
      </div>
      {empty ? (
        <p>{t('monthClaim.nothing')}</p>
      ) : (
        <p>
          {t('monthClaim.days', { closed: row.closedDays })} ·{' '}
          {t(row.version === 0 ? 'monthClaim.eaten' : 'monthClaim.meals', { count: row.meals })} ·{' '}
          <strong>
            <Money amountFen={row.governmentFen} heading />
          </strong>
        </p>
      )}
      {row.openDays > 0 && <p className="claim-missing">{t('monthClaim.openDays', { count: row.openDays })}</p>}
      {!over && <p>{t('monthClaim.running')}</p>}
      {over && row.closedDays > 0 && row.openDays === 0 && (
        <SubmitKey
          row={row}
          label={t('monthClaim.submit', { month: row.month })}
          noteLabel={t('monthClaim.note')}
          note={t('monthClaim.submitNote', { amount: yuan(row.governmentFen) })}
          onExpired={onExpired}
          onSent={onSent}
        />
      )}
    </>
  );
}
