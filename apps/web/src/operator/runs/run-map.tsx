import { useTranslation } from 'react-i18next';
import { drawRun, type DrawnRoute, type DrawnStop } from './draw-run.js';
import { routeName, stopName } from './run-names.js';
import type { Run } from './runs-contract.js';

const WIDTH = 520;
const HEIGHT = 420;
const MARGIN = 28;
const RADIUS = 11;
const KITCHEN = 13;

interface RunMapProps {
  readonly run: Run;
  /** The route that stands out. */
  readonly chosen: string | null;
}

/** The routes as a drawing, north up: the same as the list, to see what lies where. No map of any host is under it. */
export function RunMap({ run, chosen }: RunMapProps) {
  const { t } = useTranslation();
  const { kitchen, routes, left } = drawRun(run, { width: WIDTH, height: HEIGHT, margin: MARGIN });
  const standsOut = routes.some(({ routeId }) => routeId === chosen);
  return (
    <section className="runs-section" aria-label={t('runs.map')}>
      <h2>{t('runs.map')}</h2>
      <svg
        className="runs-map"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t('runs.mapOf', { routes: routes.length, stops: run.stops.length })}
      >
        {routes.map((route) => (
          <DrawnLine key={route.routeId} route={route} faint={standsOut && chosen !== route.routeId} />
        ))}
        {left.map((drawn) => (
          <Mark key={drawn.stop.stopId} drawn={drawn} text="!" className="runs-mark-left" />
        ))}
        {kitchen && (
          <g className="runs-kitchen">
            <title>{run.facilityName}</title>
            <rect x={kitchen.x - KITCHEN} y={kitchen.y - KITCHEN} width={2 * KITCHEN} height={2 * KITCHEN} rx="5" />
            <text x={kitchen.x} y={kitchen.y}>
              {t('runs.kitchenMark')}
            </text>
          </g>
        )}
      </svg>
      <ul className="runs-legend">
        {run.routes.map((route, index) => (
          <li key={route.routeId}>
            <span className={`runs-swatch runs-route-${index % 6}`} aria-hidden="true" /> {routeName(t, route)}
          </li>
        ))}
        {left.length > 0 && (
          <li>
            <span className="runs-swatch runs-swatch-left" aria-hidden="true" /> {t('runs.left')}
          </li>
        )}
      </ul>
    </section>
  );
}

function DrawnLine({ route, faint }: { readonly route: DrawnRoute; readonly faint: boolean }) {
  const className = `runs-route-${route.index % 6}`;
  return (
    <g className={faint ? 'runs-faint' : undefined}>
      <polyline className={`runs-line ${className}`} points={route.line.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {route.stops.map((drawn) => (
        <Mark key={drawn.stop.stopId} drawn={drawn} text={String(drawn.stop.position)} className={className} />
      ))}
    </g>
  );
}

interface MarkProps {
  readonly drawn: DrawnStop;
  readonly text: string;
  readonly className: string;
}

function Mark({ drawn: { stop, x, y }, text, className }: MarkProps) {
  const { t } = useTranslation();
  return (
    <g className={`runs-mark ${className}`}>
      <title>{stopName(t, stop)}</title>
      <circle cx={x} cy={y} r={RADIUS} />
      <text x={x} y={y}>
        {text}
      </text>
    </g>
  );
}
