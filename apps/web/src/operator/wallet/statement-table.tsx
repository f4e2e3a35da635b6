import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { Money } from '../../shared/money.js';
import type { WalletMovement } from './wallet-contract.js';

interface StatementTableProps {
  readonly shown: { readonly movements: readonly WalletMovement[]; readonly nextCursor: string | null };
  readonly receiptAddress: string;
  readonly onMore: () => void;
}

/** What moved a wallet, newest first. */
export function StatementTable({ shown, receiptAddress, onMore }: StatementTableProps) {
  const { t } = useTranslation();
  if (shown.movements.length === 0) return <p>{t('wallet.statementNone')}</p>;
  return (
    <>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('wallet.statement')}>
        <table className="day-table">
          <thead>
            <tr>
              <th scope="col">{t('wallet.time')}</th>
              <th scope="col">{t('wallet.what')}</th>
              <th scope="col" className="number">
                {t('wallet.moved')}
              </th>
              <th scope="col" className="number">
                {t('wallet.after')}
              </th>
              <th scope="col" className="number">
                {t('wallet.receiptNo')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.movements.map((movement) => (
              <MovementLine key={movement.id} movement={movement} receiptAddress={receiptAddress} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.nextCursor !== null && (
        <button type="button" className="button" onClick={onMore}>
          {t('wallet.more')}
        </button>
      )}
    </>
  );
}

function MovementLine({ movement, receiptAddress }: { movement: WalletMovement; receiptAddress: string }) {
  const { t } = useTranslation();
  const { id, kind, amountFen, balanceAfterFen, arrearsAfterFen, receiptNo, facilityName, recordedAt } = movement;
  return (
    <tr>
      <td>{moment(recordedAt)}</td>
      <th scope="row">
        {t(`wallet.kind.${kind}`)} <small>{facilityName}</small>
      </th>
      <td className="number">
        {amountFen > 0 ? '＋' : '−'}
        <Money amountFen={Math.abs(amountFen)} />
      </td>
      <td className="number">
        {arrearsAfterFen > 0 && '−'}
        <Money amountFen={balanceAfterFen + arrearsAfterFen} />
      </td>
      <td>
        {receiptNo !== null && (
          <a className="button" href={receiptAddress + id} aria-label={t('wallet.receiptOf', { no: receiptNo })}>
            {receiptNo}
          </a>
        )}
      </td>
    </tr>
  );
}
