import { useTranslation } from 'react-i18next';
import type { KeptRow } from '../operator/store/till-database.js';
import { clockTime } from '../operator/slot/clock-time.js';
import { StateTag } from '../shared/state-tag.js';
import type { StopRow } from './store/route-database.js';

interface DoorListProps {
  readonly stops: readonly StopRow[];
  readonly next: StopRow | undefined;
  readonly waiting: readonly KeptRow[];
  readonly onChoose: (stopId: string) => void;
}

/** Every door of today in the order of going. */
export function DoorList({ stops, next, waiting, onChoose }: DoorListProps) {
  const { t } = useTranslation();
  return (
    <ol className="door-list">
      {stops.map(({ stopId, stop, said }) => {
        const kind = said ?? stop.kind;
        return (
          <li key={stopId}>
            <p>
              <strong>{stop.name}</strong> <StateTag tone="quiet">{t('door.box', { number: stop.labelNo })}</StateTag>
              {kind !== null && (
                <StateTag tone={kind === 'delivered' ? 'good' : 'warn'}>{t(`door.outcome.${kind}`)}</StateTag>
              )}
              {kind === null && stop.closure && <StateTag tone="warn">{t('door.closedTag')}</StateTag>}
              {waiting.some(({ path }) => path.includes(stopId)) && <StateTag tone="warn">{t('door.waits')}</StateTag>}
            </p>
            <p>
              {stop.villageName} {stop.line} · {t('door.useBy', { time: clockTime(stop.useBy) })}
              {stop.celsius !== null && <> · {t('door.celsius', { value: stop.celsius })}</>}
            </p>
            {kind === null && stopId !== next?.stopId && (
              <button type="button" className="button" onClick={() => onChoose(stopId)}>
                {t('door.choose')}
                <span className="sr-only"> {stop.name}</span>
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
