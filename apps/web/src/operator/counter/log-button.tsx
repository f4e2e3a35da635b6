import { fen, formatYuan } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import type { Counter } from './use-counter.js';

/** The one key that logs a meal; for a second meal in the slot it asks once more, in another colour and words. */
export function LogButton({ counter }: { counter: Counter }) {
  const { t } = useTranslation();
  const { tray, quote, earlier } = counter;
  const asks = earlier !== null && tray?.secondConfirmed === true;
  return (
    <button
      type="button"
      className={asks ? 'button button-danger log-key' : 'button button-main log-key'}
      disabled={!quote.quote}
      onClick={() => void counter.log()}
    >
      <span aria-hidden="true">⏎</span>
      {asks && quote.quote ? t('serve.logSecond', { price: formatYuan(fen(quote.quote.priceFen)) }) : t('serve.log')}
    </button>
  );
}
