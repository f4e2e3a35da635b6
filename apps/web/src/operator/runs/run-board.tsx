import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import { CrewSection } from './crew-section.js';
import { DifferenceSection } from './difference-section.js';
import { LeftSection } from './left-section.js';
import { RouteSection } from './route-section.js';
import { RunHead } from './run-head.js';
import { RunMap } from './run-map.js';
import type { Run } from './runs-contract.js';
import { usePress } from './use-press.js';
import type { Runs } from './use-runs.js';

interface RunBoardProps {
  readonly run: Run;
  readonly runs: Runs;
}

/** A run: what it is like, who carries, the routes as a list and as a drawing, and whom nobody comes to. */
export function RunBoard({ run, runs }: RunBoardProps) {
  const { t, i18n } = useTranslation();
  const { error, busy, press } = usePress(run.version);
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('runs.changeKept')}
          todo={t('runs.changeTodo')}
        />
      )}
      <RunHead {...{ run, runs, press }} />
      {runs.difference && <DifferenceSection difference={runs.difference} />}
      <div className="runs-columns" aria-busy={busy}>
        <div className="runs-lists">
          <LeftSection {...{ run, runs }} />
          {run.routes.map((route, index) => (
            <RouteSection key={route.routeId} {...{ run, runs, route, index, press }} onChoose={setChosen} />
          ))}
        </div>
        <div className="runs-side">
          {run.routes.length > 0 && <RunMap run={run} chosen={chosen} />}
          <CrewSection {...{ run, runs, press }} />
        </div>
      </div>
    </>
  );
}
