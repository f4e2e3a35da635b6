import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import { clockTime } from '../slot/clock-time.js';
import { OutcomeDialog } from './outcome-dialog.js';
import { stopName } from './run-names.js';
import type { Run, RunStop } from './runs-contract.js';
import type { Runs } from './use-runs.js';

interface OutcomePartProps {
  readonly run: Run;
  readonly runs: Runs;
  readonly stop: RunStop;
}

/** What became of an order once it may have come to something, and the key to say so. */
export function OutcomePart({ run, runs, stop }: OutcomePartProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const progress = runs.board?.progress?.items.find(({ orderId }) => orderId === stop.orderId);
  if (progress === undefined) return null;
  const { kind, happenedAt, leftAt } = progress;
  const waits = leftAt === null;
  const name = stopName(t, stop);
  // What has not left can only be called off. What was said is put right until the day is closed, not the run.
  const endable = waits
    ? kind === null && (run.state === 'published' || run.state === 'dispatched')
    : run.state === 'dispatched' || (run.state === 'closed' && kind !== null);
  return (
    <div className="runs-keys">
      {kind !== null && (
        <StateTag tone={kind === 'delivered' ? 'good' : 'warn'}>
          {t(`ended.kind.${kind}`)} {happenedAt !== null && clockTime(happenedAt)}
        </StateTag>
      )}
      {endable && (
        <button
          type="button"
          className="button"
          aria-label={t(waits ? 'ended.callOffOf' : kind === null ? 'ended.outcomeOf' : 'ended.correctOf', { name })}
          onClick={() => setOpen(true)}
        >
          {t(waits ? 'ended.callOff' : kind === null ? 'ended.outcomeKey' : 'ended.correct')}
        </button>
      )}
      {open && <OutcomeDialog {...{ run, runs, stop, progress }} onClose={() => setOpen(false)} />}
    </div>
  );
}
