import './outcome-texts.js';
import './runs-texts.js';
import './runs.css';
import '../../shared/form-texts.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { describeError } from '../../shared/describe-error.js';
import { EmptyState } from '../../shared/empty-state.js';
import { ErrorState } from '../../shared/error-state.js';
import { DayPicker } from '../orders/day-picker.js';
import { ORDERS_ADDRESS } from '../use-place.js';
import { RunBoard } from './run-board.js';
import type { Run, RunList } from './runs-contract.js';
import { useRuns, type Runs } from './use-runs.js';

const SLOTS: readonly Slot[] = ['breakfast', 'lunch', 'dinner'];

interface RunsPageProps {
  readonly businessDate: string;
  readonly slot: Slot;
  readonly onExpired: () => void;
}

/** 送餐路线: how a slot's orders are brought, from the list to the last door. */
export function RunsPage({ businessDate, slot: now, onExpired }: RunsPageProps) {
  const { t, i18n } = useTranslation();
  const [day, setDay] = useState(businessDate);
  const [slot, setSlot] = useState<Slot>(now);
  const runs = useRuns(day, slot, onExpired);
  const { board, error } = runs;
  return (
    <main className="runs-main">
      <div className="runs-title">
        <h1>{t('runs.title')}</h1>
        <a className="button" href={ORDERS_ADDRESS}>
          {t('runs.orders')}
        </a>
        <DayPicker day={day} onPick={setDay} />
      </div>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('runs.failedKept')}
          todo={t('runs.failedTodo')}
        >
          <button type="button" className="button" onClick={runs.reload}>
            {t('runs.retry')}
          </button>
        </ErrorState>
      )}
      <div className="runs-slots">
        {SLOTS.map((one) => (
          <button key={one} type="button" className="button" aria-pressed={one === slot} onClick={() => setSlot(one)}>
            {t(`slot.${one}`)} {board && <SlotState list={board.list} slot={one} />}
          </button>
        ))}
      </div>
      {!board && error === null && <p role="status">{t('runs.loading')}</p>}
      {board && board.run !== null && <RunBoard key={board.run.runId} run={board.run} runs={runs} />}
      {board && board.run === null && <NoRun {...{ runs, list: board.list, day, slot }} />}
    </main>
  );
}

function SlotState({ list, slot }: { readonly list: RunList; readonly slot: Slot }) {
  const { t } = useTranslation();
  const run = list.items.findLast((one) => one.slot === slot && one.state !== 'cancelled');
  if (run) return <small>{t(`runs.state.${run.state}`)}</small>;
  return list.ready.includes(slot) ? <small>{t('runs.ready')}</small> : null;
}

interface NoRunProps {
  readonly runs: Runs;
  readonly list: RunList;
  readonly day: string;
  readonly slot: Slot;
}

/** Nobody has begun one; it takes a list that is fixed. */
function NoRun({ runs, list, day, slot }: NoRunProps) {
  const { t, i18n } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  const ready = list.ready.includes(slot);
  const begin = async (): Promise<void> => {
    setError(null);
    await request<Run>('/v1/delivery-runs', { method: 'POST', body: { businessDate: day, slot } }).catch(setError);
    runs.reload();
  };
  return (
    <EmptyState title={t(ready ? 'runs.none' : 'runs.notReady')}>
      <p>{t(ready ? 'runs.noneText' : 'runs.notReadyText')}</p>
      {ready && (
        <button type="button" className="button button-main" onClick={() => void begin()}>
          {t('runs.begin')}
        </button>
      )}
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('runs.changeKept')}
          todo={t('runs.changeTodo')}
        />
      )}
    </EmptyState>
  );
}
