import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
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
  const { businessDate, cashExpectedFen, drawer, stillServing, silentTills } = state;
  const { t, i18n } = useTranslation();
  const [pieces, setPieces] = useState<Pieces>({});
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const untouched = Object.values(pieces).every((count) => count === '') && cashExpectedFen !== 0;
  const isAsked = stillServing.length > 0 || silentTills.length > 0;
  /** Says only what somebody was asked. */
  const send = (isAnswered: boolean): Promise<unknown> =>
    day.send(`/v1/days/${businessDate}/close`, {
      cashCount: cashCountOf(pieces),
      ...(isAnswered && stillServing.length > 0 && { beforeServingEnds: true }),
      ...(isAnswered && silentTills.length > 0 && { despiteSilentTills: true }),
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
          onClick={() => (isAsked ? setAsking(true) : void close())}
        >
          {busy ? t('dayClose.closing') : t('dayClose.close')}
        </button>
        <p>{t(untouched ? 'dayClose.countFirst' : 'dayClose.closeNote')}</p>
      </div>
      {asking && isAsked && <AskFirst state={state} onSure={() => send(true)} onClose={() => setAsking(false)} />}
    </section>
  );
}

interface AskFirstProps {
  readonly state: DayState;
  readonly onSure: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks whether the day is closed although meals are to come, or a device may hold records nobody knows of. */
function AskFirst({ state: { stillServing, silentTills }, onSure, onClose }: AskFirstProps) {
  const { t } = useTranslation();
  const slots = stillServing
    .map(({ slot, closesAt }) => t('dayClose.early.until', { slot: t(`slot.${slot}`), time: closesAt }))
    .join(t('dayClose.early.and'));
  const since = silentTills.map(({ lastHeardAt }) => moment(lastHeardAt)).join(t('dayClose.early.and'));
  const notes = [
    ...(silentTills.length > 0 ? [t('dayClose.silent.note', { count: silentTills.length, since })] : []),
    ...(stillServing.length > 0 ? [t('dayClose.early.note', { slots })] : []),
  ];
  const asked = silentTills.length > 0 ? 'silent' : 'early';
  return (
    <FormDialog
      title={t(`dayClose.${asked}.title`)}
      note={notes.join(' ')}
      fields={[]}
      submit={t(`dayClose.${asked}.close`)}
      onSubmit={onSure}
      onClose={onClose}
    />
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
