import './counter.css';
import { useTranslation } from 'react-i18next';
import type { MenuItem, Mode, Slot, Till } from '../../api/contract.js';
import { FiveOnesBar } from '../../shared/five-ones-bar.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { PAYMENT_KEYS, WALLET_KEY } from './payment-choice.js';
import { LogButton } from './log-button.js';
import type { Counter } from './use-counter.js';

interface PricePanelProps {
  readonly counter: Counter;
  readonly till: Till;
  readonly slot: Slot;
  readonly reachable: boolean;
  readonly onExtras: () => void;
}

const MODES: readonly Mode[] = ['dine_in', 'pickup', 'proxy_pickup'];

/** What is on the tray, who carries it, how it is paid, and the key that logs it. */
export function PricePanel({ counter, till, slot, reachable, onExtras }: PricePanelProps) {
  const { t } = useTranslation();
  const { tray, quote, change } = counter;
  const sets = till.menu.filter((item) => item.slot === slot && item.kind === 'set');
  const extras = till.menu.filter((item) => tray?.order.extras[item.id] !== undefined);
  return (
    <div className="price-panel">
      <div className="sets">
        <div className="set-keys" role="group" aria-label={t('serve.sets')}>
          {sets.map((item) => (
            <SetKey key={item.id} item={item} counter={counter} />
          ))}
          <button type="button" className="button" disabled={!tray} onClick={onExtras}>
            ＋ {t('serve.extras')} <span className="key">F6</span>
          </button>
        </div>
        <div className="segments" role="group" aria-label={t('serve.modes')}>
          {MODES.map((mode) => (
            <button
              key={mode}
              type="button"
              disabled={!tray?.diner}
              aria-pressed={tray?.order.mode === mode}
              onClick={() => change({ type: 'mode', mode })}
            >
              {t(`mode.${mode}`)}
            </button>
          ))}
        </div>
      </div>
      {extras.length > 0 && <ExtraChips extras={extras} counter={counter} />}
      <QuoteBar counter={counter} till={till} reachable={reachable} />
      <div className="pay">
        <p className="due">
          <span>{t('serve.due')}</span>
          <strong>{quote.quote ? <Money amountFen={quote.quote.split.elderDueFen} /> : '—'}</strong>
        </p>
        <PaymentKeys counter={counter} />
      </div>
      <LogButton counter={counter} />
    </div>
  );
}

function SetKey({ item, counter }: { item: MenuItem; counter: Counter }) {
  const { t } = useTranslation();
  const { tray, change } = counter;
  const pressed = tray?.order.setId === item.id;
  return (
    <button
      type="button"
      className="button set-key"
      disabled={!tray}
      aria-pressed={pressed}
      onClick={() => change({ type: 'set', setId: item.id })}
    >
      {item.name} <Money amountFen={item.priceFen} />
      {item.soldOut === true && <StateTag tone="warn">{t('serve.soldOut')}</StateTag>}
    </button>
  );
}

function ExtraChips({ extras, counter }: { extras: readonly MenuItem[]; counter: Counter }) {
  const { t } = useTranslation();
  const { tray, change } = counter;
  return (
    <ul className="extra-chips">
      {extras.map((item) => (
        <li key={item.id}>
          <button
            type="button"
            className="button"
            aria-label={t('serve.less', { name: item.name })}
            onClick={() => change({ type: 'extra', menuItemId: item.id, change: -1 })}
          >
            {item.name} × {tray?.order.extras[item.id]} <span aria-hidden="true">−</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function QuoteBar({ counter, till, reachable }: { counter: Counter; till: Till; reachable: boolean }) {
  const { t } = useTranslation();
  const { tray, quote } = counter;
  if (!till.costCard) return <p className="quote-note state-danger">{t('serve.noCostCard')}</p>;
  if (quote.quote) {
    const { split } = quote.quote;
    const shown = { ...split, elderPaidFen: split.elderDueFen };
    return (
      <div className="quote-bar">
        <FiveOnesBar amounts={shown} label={t('serve.bar')} />
      </div>
    );
  }
  if (!tray) return <p className="quote-note state-quiet" />;
  if (quote.standing === 'asking') return <p className="quote-note state-quiet">{t('serve.asking')}</p>;
  if (quote.standing === 'empty') return <p className="quote-note state-quiet">{t('serve.empty')}</p>;
  const plainSet = tray.order.mode === 'dine_in' && Object.keys(tray.order.extras).length === 0;
  const offlineText = plainSet ? t('serve.unknownDiner') : t('serve.unknownOffline');
  return <p className="quote-note state-danger">{reachable ? t('serve.unknownOnline') : offlineText}</p>;
}

function PaymentKeys({ counter }: { counter: Counter }) {
  const { t } = useTranslation();
  const only = counter.quote.quote?.split.elderDueFen === 0 ? 'free' : counter.tray?.voucher && 'voucher';
  return (
    <div className="segments pay-keys" role="group" aria-label={t('serve.payBy')}>
      {only ? (
        <button type="button" aria-pressed="true">
          {t(`payment.${only}`)}
        </button>
      ) : (
        <>
          <WalletKey counter={counter} />
          {PAYMENT_KEYS.map(({ method, key }) => (
            <button
              key={method}
              type="button"
              aria-pressed={counter.payment === method}
              onClick={() => counter.choosePayment(method)}
            >
              {t(`payment.${method}`)} <span className="key">{key}</span>
            </button>
          ))}
        </>
      )}
    </div>
  );
}

/** First among the ways to pay, with what is left; it can be pressed when that covers what is due. */
function WalletKey({ counter }: { counter: Counter }) {
  const { t } = useTranslation();
  const { wallet, walletCovers, payment } = counter;
  if (!wallet) return null;
  return (
    <button
      type="button"
      className="wallet-key"
      disabled={!walletCovers}
      aria-pressed={payment === 'wallet'}
      onClick={() => counter.choosePayment('wallet')}
    >
      {t('payment.wallet')} <Money amountFen={wallet.balanceFen} />{' '}
      {payment === 'wallet' && <span aria-hidden="true">✓</span>} <span className="key">{WALLET_KEY}</span>
    </button>
  );
}
