import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import { StateTag } from '../../shared/state-tag.js';
import { clockTime } from '../slot/clock-time.js';
import { ProgressLine } from './progress-line.js';
import { PublishDialog } from './publish-dialog.js';
import type { Press } from './use-press.js';
import { carrierName, isOpen, stopName } from './run-names.js';
import type { Run } from './runs-contract.js';
import type { Runs } from './use-runs.js';

interface RunHeadProps {
  readonly run: Run;
  readonly runs: Runs;
  readonly press: Press;
}

/** What a run is like, what holds it up, and what can be done next. */
export function RunHead({ run, runs, press }: RunHeadProps) {
  const { t } = useTranslation();
  return (
    <section className="runs-section" aria-label={t('runs.head')}>
      <h2>
        {t(`slot.${run.slot}`)} <StateTag tone={TONES[run.state]}>{t(`runs.state.${run.state}`)}</StateTag>{' '}
        <small>{t('runs.limit', { time: clockTime(run.leavesAt), minutes: run.mostMinutes })}</small>
      </h2>
      {run.figures && <Figures run={run} figures={run.figures} />}
      {run.planAsked !== null && <Planning run={run} />}
      {run.planProblem !== null && <p className="runs-problem">{t(`runs.planProblem.${run.planProblem}`)}</p>}
      {runs.board?.progress && run.state !== 'published' && <ProgressLine progress={runs.board.progress} />}
      <Broken run={run} />
      <HeadKeys {...{ run, runs, press }} />
    </section>
  );
}

const TONES = {
  draft: 'quiet',
  planning: 'warn',
  planned: 'warn',
  published: 'good',
  dispatched: 'good',
  closed: 'quiet',
  cancelled: 'quiet',
} as const;

function Figures({ run, figures }: { readonly run: Run; readonly figures: NonNullable<Run['figures']> }) {
  const { t } = useTranslation();
  const { orders, served, unserved, volunteers, trips, minutes, metres, knownDoors, sameFace } = figures;
  return (
    <>
      <dl className="runs-figures">
        <Figure label={t('runs.served')} value={`${served} / ${orders}`} />
        <Figure label={t('runs.unserved')} value={String(unserved)} />
        <Figure label={t('runs.volunteers')} value={t('runs.volunteersTrips', { volunteers, trips })} />
        <Figure label={t('runs.time')} value={t('runs.minutes', { minutes })} />
        <Figure label={t('runs.way')} value={t('runs.kilometres', { kilometres: (metres / 1000).toFixed(1) })} />
        <Figure
          label={t('runs.sameFace')}
          value={knownDoors === 0 ? t('runs.noLastWeek') : `${sameFace} / ${knownDoors}`}
        />
      </dl>
      {run.ways !== null && <p className="runs-note">{t(`runs.ways.${run.ways}`)}</p>}
    </>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Planning({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  const text = t(run.planAsked === 'repair' ? 'runs.repairing' : 'runs.planning');
  return (
    <p className="runs-planning" role="status">
      <span>{text}</span>
      <progress max={100} value={run.percent ?? 0} aria-label={text} />
      <span>{run.percent ?? 0} %</span>
    </p>
  );
}

/** What the verifier finds; nothing is published while there is any of it. */
function Broken({ run }: { readonly run: Run }) {
  const { t } = useTranslation();
  if (run.violations.length === 0) return null;
  return (
    <div className="runs-broken" role="status">
      <p>{t('runs.breaks', { count: run.violations.length })}</p>
      <ul>
        {run.violations.map(({ code, volunteerId, stopId, detail }) => {
          const stop = run.stops.find((one) => one.stopId === stopId);
          const who = [
            volunteerId === null ? null : carrierName(t, run, volunteerId),
            stop === undefined ? null : stopName(t, stop),
          ].filter((part) => part !== null);
          return (
            <li key={`${code} ${volunteerId} ${stopId} ${detail}`}>{[...who, t(`runs.limits.${code}`)].join(' · ')}</li>
          );
        })}
      </ul>
    </div>
  );
}

type Opened = 'publish' | 'cancel';

function HeadKeys({ run, runs, press }: RunHeadProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Opened | null>(null);
  const { state, planAsked } = run;
  const step = (path: string) => () => void press(() => runs.changeRun(path));
  return (
    <div className="runs-keys">
      {planAsked !== null && <Key label={t('runs.stop')} onPress={step('stop-planning')} />}
      {planAsked === null && state === 'planned' && (
        <Key main label={t('runs.publish')} onPress={() => setOpen('publish')} />
      )}
      {isOpen(run) && (state === 'draft' || state === 'planned') && (
        <Key
          main={state === 'draft'}
          label={t(run.routes.length === 0 ? 'runs.plan' : 'runs.planAgain')}
          onPress={step('plan')}
        />
      )}
      {isOpen(run) && (state === 'published' || state === 'dispatched') && (
        <Key label={t('runs.repair')} onPress={step('repair')} />
      )}
      {planAsked === null && state === 'dispatched' && runs.board?.progress?.open === 0 && (
        <Key
          main
          label={t('ended.close')}
          onPress={() => void press(() => runs.tell(`/v1/delivery-runs/${run.runId}/closing`, {}))}
        />
      )}
      {run.routes.length > 0 && (
        <a className="button" href={`/v1/delivery-runs/${run.runId}/sheet`} download>
          {t('runs.sheet')}
        </a>
      )}
      <a
        className="button"
        href={`/v1/kitchen-sheets/labels?businessDate=${run.businessDate}&slot=${run.slot}`}
        download
      >
        {t('runs.labels')}
      </a>
      {state !== 'dispatched' && state !== 'closed' && (
        <Key label={t('runs.cancel')} onPress={() => setOpen('cancel')} />
      )}
      {open === 'publish' && <PublishDialog {...{ run, runs }} onClose={() => setOpen(null)} />}
      {open === 'cancel' && (
        <FormDialog
          title={t('runs.cancel')}
          note={t('runs.cancelNote')}
          fields={[{ kind: 'text', name: 'reason', label: t('runs.reason'), longest: 200 }]}
          submit={t('runs.cancel')}
          onSubmit={async (values) => {
            await runs.changeRun('cancel', values);
            runs.reload();
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

interface KeyProps {
  readonly label: string;
  readonly main?: boolean;
  readonly onPress: () => void;
}

function Key({ label, main = false, onPress }: KeyProps) {
  return (
    <button type="button" className={main ? 'button button-main' : 'button'} onClick={onPress}>
      {label}
    </button>
  );
}
