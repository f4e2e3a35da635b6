import './close-texts.js';
import './close.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../account/moment.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import { FiveOnesBar } from '../../shared/five-ones-bar.js';
import { Money } from '../../shared/money.js';
import { CashSection, CountLine } from './cash-section.js';
import { CLAIM_ADDRESS } from '../use-place.js';
import type { DayClose, DayState, Recount } from './close-contract.js';
import { CorrectDialog } from './correct-dialog.js';
import { ProposalsSection } from './proposals-section.js';
import { RecountDialog } from './recount-dialog.js';
import { SourcesSection } from './sources-section.js';
import { useDay, type Day } from './use-day.js';

interface ClosePageProps {
  readonly today: string;
  /** Records of this device that the server does not have. */
  readonly unsent: number;
  readonly onExpired: () => void;
}

/** 日结: what a day took and who carried it, the drawer counted, the day closed. */
export function ClosePage({ today, unsent, onExpired }: ClosePageProps) {
  const { t, i18n } = useTranslation();
  const [businessDate, setBusinessDate] = useState(today);
  // What was proposed is read again after each correction.
  const [corrected, setCorrected] = useState(0);
  const onCorrected = (): void => setCorrected(corrected + 1);
  const day = useDay(businessDate, onExpired);
  const shown = day.state?.businessDate === businessDate ? day.state : null;
  return (
    <main className="close-main">
      <div className="close-title">
        <h1>{t('dayClose.title')}</h1>
        <a className="button" href={CLAIM_ADDRESS}>
          {t('dayClose.toClaims')}
        </a>
      </div>
      <label className="field close-day">
        <span>{t('dayClose.day')}</span>
        <input
          className="input"
          type="date"
          max={today}
          required
          value={businessDate}
          onChange={({ target }) => target.value !== '' && target.value <= today && setBusinessDate(target.value)}
        />
      </label>
      {day.error !== null && (
        <ErrorState
          happened={describeError(day.error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('dayClose.failedKept')}
          todo={t('dayClose.failedTodo')}
        />
      )}
      {!shown && day.error === null && <p role="status">{t('dayClose.loading')}</p>}
      {shown && <DayView key={businessDate} day={day} state={shown} unsent={unsent} onCorrected={onCorrected} />}
      <ProposalsSection key={corrected} onExpired={onExpired} />
    </main>
  );
}

interface DayViewProps {
  readonly day: Day;
  readonly state: DayState;
  readonly unsent: number;
  readonly onCorrected: () => void;
}

function DayView({ day, state, unsent, onCorrected }: DayViewProps) {
  const { t } = useTranslation();
  const { businessDate, closes, estimated, settled, sources, missing } = state;
  const open = closes.length === 0;
  return (
    <>
      {open && <MissingList missing={missing} unsent={unsent} />}
      {!open && <Closed day={day} state={state} onCorrected={onCorrected} />}
      <section className="close-section" aria-label={t('dayClose.money')}>
        <h2>{t('dayClose.money')}</h2>
        <MethodTable rows={state.byMethod} />
        {estimated.meals > 0 && (
          <>
            <h3>{t('dayClose.before')}</h3>
            <FiveOnesBar amounts={estimated} label={t('dayClose.before')} />
          </>
        )}
        {settled && settled.meals > 0 && (
          <>
            <h3>{t('dayClose.after')}</h3>
            <FiveOnesBar amounts={settled} label={t('dayClose.after')} />
          </>
        )}
      </section>
      <SourcesSection {...{ day, businessDate, sources, open }} />
      <Recounts recounts={state.recounts} businessDate={businessDate} />
      {open && <CashSection {...{ day, state }} blocked={missing.length > 0 || unsent > 0} />}
    </>
  );
}

function MissingList({ missing, unsent }: { missing: DayState['missing']; unsent: number }) {
  const { t } = useTranslation();
  const say = useBilingual();
  if (missing.length === 0 && unsent === 0) return null;
  return (
    <section className="close-missing" aria-label={t('dayClose.missing')}>
      <h2>{t('dayClose.missing')}</h2>
      <ul>
        {unsent > 0 && <li>{t('dayClose.unsentHere', { count: unsent })}</li>}
        {missing.map((one) => (
          <li key={one.zh}>{say(one)}</li>
        ))}
      </ul>
    </section>
  );
}

function MethodTable({ rows }: { rows: DayState['byMethod'] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p>{t('dayClose.noMeals')}</p>;
  return (
    <table className="day-table close-methods">
      <thead>
        <tr>
          <th>{t('dayClose.method')}</th>
          <th className="number">{t('dayClose.meals')}</th>
          <th className="number">{t('dayClose.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ method, meals, amountFen }) => (
          <tr key={method}>
            <td>{t(`payment.${method}`)}</td>
            <td className="number">{meals}</td>
            <td className="number">
              <Money amountFen={amountFen} />
            </td>
          </tr>
        ))}
        <tr className="close-total">
          <th scope="row">{t('dayClose.total')}</th>
          <td className="number">{rows.reduce((sum, { meals }) => sum + meals, 0)}</td>
          <td className="number">
            <Money amountFen={rows.reduce((sum, { amountFen }) => sum + amountFen, 0)} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Closed({ day, state, onCorrected }: Omit<DayViewProps, 'unsent'>) {
  const { t } = useTranslation();
  const [correcting, setCorrecting] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const show = (bookedDate: string | null): void => {
    setDone(bookedDate === null ? t('dayClose.correctionWaits') : t('dayClose.corrected', { day: bookedDate }));
    onCorrected();
  };
  const [recounting, setRecounting] = useState(false);
  const [recounted, setRecounted] = useState<Recount | null>(null);
  return (
    <section className="close-section close-done" aria-label={t('dayClose.closedBy.operator')}>
      {state.closes.map((close) => (
        <Round key={close.round} close={close} />
      ))}
      {done !== null && <p role="status">{done}</p>}
      <div className="close-keys">
        <button type="button" className="button" onClick={() => setCorrecting(true)}>
          {t('dayClose.correct')}
        </button>
        <button type="button" className="button" onClick={() => setRecounting(true)}>
          {t('dayClose.recount.open')}
        </button>
      </div>
      {recounted !== null && <p role="status">{t('dayClose.recount.saved', { day: recounted.businessDate })}</p>}
      {recounting && <RecountDialog day={day} onDone={setRecounted} onClose={() => setRecounting(false)} />}
      {correcting && (
        <CorrectDialog day={day} businessDate={state.businessDate} onDone={show} onClose={() => setCorrecting(false)} />
      )}
    </section>
  );
}

/** The counts because one was wrong: booked on this day, or on a later one because this one’s was. */
function Recounts({ recounts, businessDate }: { recounts: readonly Recount[]; businessDate: string }) {
  const { t } = useTranslation();
  if (recounts.length === 0) return null;
  return (
    <section className="close-section" aria-label={t('dayClose.recount.of')}>
      <h2>{t('dayClose.recount.of')}</h2>
      {recounts.map((recount) => (
        <div key={recount.id}>
          <p>
            {moment(recount.countedAt)} · {recount.reason}
            {recount.businessDate !== businessDate &&
              ` · ${t('dayClose.recount.booked', { day: recount.businessDate })}`}
          </p>
          <CountLine countedFen={recount.countedFen} expectedFen={recount.expectedFen} />
        </div>
      ))}
    </section>
  );
}

const HASH_SHOWN = 16;

function Round({ close }: { close: DayClose }) {
  const { t } = useTranslation();
  const yuan = (amountFen: number): string => (amountFen / 100).toFixed(2);
  return (
    <article>
      <h2>
        {t(`dayClose.closedBy.${close.mode}`)} · {moment(close.closedAt)}
      </h2>
      {close.reason !== null && <p>{close.reason}</p>}
      <p>
        {t('dayClose.closedMeals', { count: close.meals })} ·{' '}
        {t('dayClose.unallocated', {
          garden: yuan(close.gardenUnallocatedFen),
          volunteer: yuan(close.volunteerUnallocatedFen),
        })}
      </p>
      {close.cashCountedFen === null ? (
        <p>{t('dayClose.notCounted')}</p>
      ) : (
        <CountLine countedFen={close.cashCountedFen} expectedFen={close.cashExpectedFen} />
      )}
      <p className="close-hash">{t('dayClose.chain', { no: close.chainNo, hash: close.hash.slice(0, HASH_SHOWN) })}</p>
    </article>
  );
}
