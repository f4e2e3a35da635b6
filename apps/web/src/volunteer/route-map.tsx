import { useTranslation } from 'react-i18next';
import { layOutDoors } from './lay-out-doors.js';
import { spread } from './spread.js';
import type { StopRow } from './store/route-database.js';

const SIDE = 320;
const RADIUS = 15;

/** The doors as circles in their order, drawn here: no tile and no other host, so it works without a network. */
export function RouteMap({ stops, next }: { stops: readonly StopRow[]; next: StopRow | undefined }) {
  const { t } = useTranslation();
  const placed = stops.flatMap((row) => {
    const { longitude, latitude } = row.stop;
    return longitude === null || latitude === null ? [] : [{ row, longitude, latitude }];
  });
  if (placed.length === 0) return <p>{t('door.mapNone')}</p>;
  const points = spread(layOutDoors(placed, SIDE), { apart: 2 * RADIUS, side: SIDE });
  const count = placed.length;
  const label = next ? t('door.mapLabel', { count, next: next.stop.labelNo }) : t('door.mapDone', { count });
  return (
    <figure className="route-map">
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-label={label}>
        <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
        {placed.map(({ row }, at) => (
          <g
            key={row.stopId}
            className={row === next ? 'map-next' : row.said !== null || row.stop.kind !== null ? 'map-done' : undefined}
            transform={`translate(${points[at]?.x} ${points[at]?.y})`}
          >
            <circle r={RADIUS} />
            <text dy="0.35em">{row.stop.labelNo}</text>
          </g>
        ))}
      </svg>
      <figcaption>{t('door.mapText')}</figcaption>
    </figure>
  );
}
