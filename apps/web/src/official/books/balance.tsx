import { useTranslation } from 'react-i18next';
import { Money } from '../../shared/money.js';

/** A balance as bookkeepers write it: the side, then the amount; nothing on either side is 0.00. */
export function Balance({ amountFen }: { amountFen: number }) {
  const { t } = useTranslation();
  return (
    <span className="balance">
      {amountFen !== 0 && <small>{t(amountFen > 0 ? 'books.debitSide' : 'books.creditSide')} </small>}
      <Money amountFen={Math.abs(amountFen)} />
    </span>
  );
}
