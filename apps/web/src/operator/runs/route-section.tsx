import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import { clockTime } from '../slot/clock-time.js';
import { DispatchDialog } from './dispatch-dialog.js';
import type { Press } from './use-press.js';
import { isOpen, routeName, stopsOf } from './run-names.js';
import type { Run, RunRoute } from './runs-contract.js';
import { StopRow } from './stop-row.js';
import type { Runs } from './use-runs.js';

interface RouteSectionProps {
  readonly run: Run;
  readonly runs: Runs;
  readonly route: RunRoute;
  readonly index: number;
  readonly press: Press;
  /** Which route stands out on the drawing. */
  readonly onChoose: (routeId: string) => void;
}

/** A trip of a volunteer: its doors in order, each with what can be done about it. */
export function RouteSection({ run, runs, route, index, press, onChoose }: RouteSectionProps) {
  const { t } = useTranslation();
  const [leaving, setLeaving] = useState(false);
  const stops = stopsOf(run, route.routeId);
  const name = routeName(t, route);
  const movable = isOpen(run) && route.departedAt === null;
  const reorder = (from: number, to: number, focus: string): void => {
    const stopIds = stops.map(({ stopId }) => stopId);
    stopIds.splice(to, 0, ...stopIds.splice(from, 1));
    void press(() => runs.changeRun(`routes/${route.routeId}/order`, { stopIds }, 'PUT'), focus);
  };
  return (
    <section
      className="runs-section"
      aria-label={name}
      onFocus={() => onChoose(route.routeId)}
      onPointerEnter={() => onChoose(route.routeId)}
    >
      <h2>
        <span className={`runs-swatch runs-route-${index % 6}`} aria-hidden="true" /> {name}{' '}
        <small>
          {t(`runs.mode.${route.mode}`)} · {t('runs.load', { count: stops.length, boxes: route.boxes })} ·{' '}
          {clockTime(route.leavesAt)}–{clockTime(route.endsAt)}
        </small>{' '}
        {route.departedAt !== null && (
          <StateTag tone="good">{t('runs.departed', { time: clockTime(route.departedAt) })}</StateTag>
        )}
      </h2>
      {route.knockedAt !== null && (
        <p className="state-danger" role="alert">
          {t('ended.knocked', { time: clockTime(route.knockedAt) })}
        </p>
      )}
      {movable && stops.length > 0 && run.publishedAt !== null && (
        <div className="runs-keys">
          <button
            type="button"
            className="button button-main"
            aria-label={t('ended.dispatchOf', { name })}
            onClick={() => setLeaving(true)}
          >
            {t('ended.dispatch')}
          </button>
        </div>
      )}
      {leaving && <DispatchDialog {...{ run, runs, route }} onClose={() => setLeaving(false)} />}
      <ol className="runs-stops">
        {stops.map((stop, at) => (
          <StopRow
            key={stop.stopId}
            {...{ run, runs, stop, route, movable, press }}
            count={stops.length}
            onMove={(by, focus) => reorder(at, at + by, focus)}
          />
        ))}
      </ol>
    </section>
  );
}
