import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { Money } from '../../shared/money.js';
import { CashPieces, cashCountOf, piecesFen, type Pieces } from './cash-pieces.js';
import type { DayState } from './close-contract.js';
import { DrawerParts } from './drawer-parts.js';
import type { Day } from './use-day.js';

interface CashSectionProps {
  readonly day: Day;
  readonly state: DayState;
  /** Something is to be done first. */
  readonly blocked: boolean;
}

/** Counting the drawer, and the key that closes the day. */
export function CashSection({ day, state, blocked }: CashSectionProps) {
  const { businessDate, cashExpectedFen, drawer, stillServing } = state;
  const { t, i18n } = useTranslation();
  const [pieces, setPieces] = useState<Pieces>({});
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const untouched = Object.values(pieces).every((count) => count === '') && cashExpectedFen !== 0;
  const send = (beforeServingEnds: boolean): Promise<unknown> =>
    day.send(`/v1/days/${businessDate}/close`, {
      cashCount: cashCountOf(pieces),
      ...(beforeServingEnds && { beforeServingEnds }),
    });
  const close = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await send(false);
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="close-section" aria-label={t('dayClose.count')}>
      <h2>{t('dayClose.count')}</h2>
      <p>{t('dayClose.countNote')}</p>
      <DrawerParts drawer={drawer} expectedFen={cashExpectedFen} />
      <CashPieces pieces={pieces} onChange={setPieces} />
      <CountLine countedFen={piecesFen(pieces)} expectedFen={cashExpectedFen} />
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
          onClick={() => (stillServing.length > 0 ? setAsking(true) : void close())}
        >
          {busy ? t('dayClose.closing') : t('dayClose.close')}
        </button>
        <p>{t(untouched ? 'dayClose.countFirst' : 'dayClose.closeNote')}</p>
      </div>
      {asking && (
        <FormDialog
          title={t('dayClose.early.title')}
          note={t('dayClose.early.note', {
            slots: stillServing
              .map(({ slot, closesAt }) => t('dayClose.early.until', { slot: t(`slot.${slot}`), time: closesAt }))
              .join(t('dayClose.early.and')),
          })}
          fields={[]}
          submit={t('dayClose.early.close')}
          onSubmit={() => send(true)}
          onClose={() => setAsking(false)}
        />
      )}
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
