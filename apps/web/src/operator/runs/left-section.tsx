import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import { MoveDialog } from './move-dialog.js';
import { OutcomePart } from './outcome-part.js';
import { isOpen, stopName } from './run-names.js';
import type { Run, RunStop } from './runs-contract.js';
import type { Runs } from './use-runs.js';

interface LeftSectionProps {
  readonly run: Run;
  readonly runs: Runs;
}

/** Doors nobody comes to: why, and what would help. */
export function LeftSection({ run, runs }: LeftSectionProps) {
  const { t } = useTranslation();
  const left = run.stops.filter(({ routeId }) => routeId === null);
  if (left.length === 0) return null;
  return (
    <section className="runs-section" aria-label={t('runs.left')}>
      <h2>
        {t('runs.left')} <small>{t('runs.portions', { count: left.length })}</small>
      </h2>
      <ul className="runs-stops">
        {left.map((stop) => (
          <LeftRow key={stop.stopId} {...{ run, runs, stop }} />
        ))}
      </ul>
    </section>
  );
}

function LeftRow({ run, runs, stop }: LeftSectionProps & { readonly stop: RunStop }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { villageName, addressLine, unserved, explanation } = stop;
  const name = stopName(t, stop);
  const placed = unserved !== 'no_place' && stop.longitude !== null;
  return (
    <li className="runs-stop">
      <div>
        <h3>
          {name} <small>{[villageName, addressLine].filter(Boolean).join(' ')}</small>
        </h3>
        <p className="runs-tags">
          <StateTag tone={unserved === 'not_planned' ? 'quiet' : 'danger'}>
            {t(`runs.why.${unserved ?? 'not_planned'}`)}
          </StateTag>
        </p>
        {explanation && (
          <p className="runs-facts">
            {explanation.reachable && explanation.relaxations.length > 0
              ? `${t('runs.wouldHelp')}${explanation.relaxations
                  .map(({ constraint, by }) => t(`runs.relax.${constraint}`, { by: amountOf(constraint, by) }))
                  .join(t('runs.or'))}`
              : t('runs.nothingHelps')}
          </p>
        )}
      </div>
      <OutcomePart {...{ run, runs, stop }} />
      {isOpen(run) && placed && (
        <div className="runs-keys">
          <button
            type="button"
            className="button"
            aria-label={t('runs.placeOf', { name })}
            onClick={() => setOpen(true)}
          >
            {t('runs.place')}
          </button>
          {open && <MoveDialog {...{ run, runs, stop }} route={null} onClose={() => setOpen(false)} />}
        </div>
      )}
    </li>
  );
}

/** Portions as they are, seconds in minutes. */
function amountOf(constraint: string, by: number | null): number | string {
  if (by === null) return '';
  return constraint === 'CAPACITY' || constraint === 'TRIPS' ? by : Math.ceil(by / 60);
}
