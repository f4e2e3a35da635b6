import { fen, formatYuan } from '@nuancan/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import { Money } from '../../shared/money.js';
import type { Day } from './use-day.js';

const DENOMINATIONS_FEN = [10_000, 5000, 2000, 1000, 500, 100, 50, 10];
const WHOLE = /^\d{0,5}$/;

interface CashSectionProps {
  readonly day: Day;
  readonly businessDate: string;
  readonly expectedFen: number;
  /** Something is to be done first. */
  readonly blocked: boolean;
}

/** Counting the drawer, and the key that closes the day. */
export function CashSection({ day, businessDate, expectedFen, blocked }: CashSectionProps) {
  const { t, i18n } = useTranslation();
  const [pieces, setPieces] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const countedFen = DENOMINATIONS_FEN.reduce((sum, value) => sum + value * Number(pieces[value] ?? 0), 0);
  const untouched = Object.values(pieces).every((count) => count === '') && expectedFen !== 0;
  const close = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    const counted = Object.entries(pieces).flatMap(([value, count]) => (count === '' ? [] : [[value, Number(count)]]));
    try {
      await day.send(`/v1/days/${businessDate}/close`, { cashCount: Object.fromEntries(counted) });
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="close-section" aria-label={t('dayClose.count')}>
      <h2>{t('dayClose.count')}</h2>
      <div className="close-count">
        {DENOMINATIONS_FEN.map((value) => (
          <label key={value} className="field">
            <span>{t('dayClose.pieces', { value: value % 100 === 0 ? value / 100 : formatYuan(fen(value)) })}</span>
            <input
              className="input"
              inputMode="numeric"
              value={pieces[value] ?? ''}
              onChange={({ target }) => WHOLE.test(target.value) && setPieces({ ...pieces, [value]: target.value })}
            />
          </label>
        ))}
      </div>
      <CountLine countedFen={countedFen} expectedFen={expectedFen} />
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('dayClose.failedKept')}
          todo={t('dayClose.failedTodo')}
        />
      )}
      <div className="close-keys">
        <button
          type="button"
          className="button button-main"
          disabled={busy || blocked || untouched}
          onClick={() => void close()}
        >
          {busy ? t('dayClose.closing') : t('dayClose.close')}
        </button>
        <p>{t(untouched ? 'dayClose.countFirst' : 'dayClose.closeNote')}</p>
      </div>
    </section>
  );
}

/** What was counted beside what should be there. */
export function CountLine({ countedFen, expectedFen }: { countedFen: number; expectedFen: number }) {
  const { t } = useTranslation();
  const overFen = countedFen - expectedFen;
  const difference = overFen === 0 ? 'even' : overFen > 0 ? 'over' : 'short';
  return (
    <p className="close-difference" role="status">
      {t('dayClose.expected')} <Money amountFen={expectedFen} /> · {t('dayClose.counted')}{' '}
      <Money amountFen={countedFen} /> ·{' '}
      <strong>
        {t(`dayClose.${difference}`)} {overFen !== 0 && <Money amountFen={Math.abs(overFen)} />}
      </strong>
    </p>
  );
}
