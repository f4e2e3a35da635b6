import { useTranslation } from 'react-i18next';
import type { KeptRow } from '../operator/store/till-database.js';
import { clockTime } from '../operator/slot/clock-time.js';
import { StateTag } from '../shared/state-tag.js';
import { doorUntil } from './door-until.js';
import { placeOf } from './place-of.js';
import type { StopRow } from './store/route-database.js';

interface DoorListProps {
  readonly stops: readonly StopRow[];
  readonly next: StopRow | undefined;
  readonly waiting: readonly KeptRow[];
  readonly onChoose: (stopId: string) => void;
}

/** Every door of today in the order of going: what is still to be done, then what is done. */
export function DoorList({ stops, next, waiting, onChoose }: DoorListProps) {
  const { t } = useTranslation();
  const isOpen = ({ stop, said }: StopRow): boolean => stop.kind === null && said === null;
  const done = stops.filter((row) => !isOpen(row));
  return (
    <>
      <ol className="door-list">
        {stops.filter(isOpen).map((row) => (
          <OpenDoor key={row.stopId} row={row} isNext={row === next} onChoose={onChoose} />
        ))}
      </ol>
      {done.length > 0 && (
        <section>
          <h2>{t('door.done')}</h2>
          <ol className="door-list">
            {done.map((row) => (
              <DoneDoor key={row.stopId} row={row} waits={waiting.some(({ path }) => path.includes(row.stopId))} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

interface OpenDoorProps {
  readonly row: StopRow;
  readonly isNext: boolean;
  readonly onChoose: (stopId: string) => void;
}

function OpenDoor({ row: { stopId, stop }, isNext, onChoose }: OpenDoorProps) {
  const { t } = useTranslation();
  const by = t(stop.leftAt === null ? 'door.plannedBy' : 'door.doorBy', { time: clockTime(doorUntil(stop)) });
  return (
    <li aria-current={isNext ? 'step' : undefined}>
      <p>
        <strong>{stop.name}</strong> <StateTag tone="quiet">{t('door.box', { number: stop.labelNo })}</StateTag>
        {isNext && <StateTag tone="good">{t('door.next')}</StateTag>}
        {stop.closure && <StateTag tone="warn">{t('door.closedTag')}</StateTag>}
      </p>
      <p>
        {placeOf(stop)} · {by}
        {stop.celsius !== null && <> · {t('door.celsius', { value: stop.celsius })}</>}
      </p>
      {!isNext && (
        <button type="button" className="button" onClick={() => onChoose(stopId)}>
          {t('door.choose')}
          <span className="sr-only"> {stop.name}</span>
        </button>
      )}
    </li>
  );
}

function DoneDoor({ row: { stop, said }, waits }: { row: StopRow; waits: boolean }) {
  const { t } = useTranslation();
  const kind = said ?? stop.kind;
  return (
    <li>
      <p>
        <strong>{stop.name}</strong> <StateTag tone="quiet">{t('door.box', { number: stop.labelNo })}</StateTag>
        {kind !== null && (
          <StateTag tone={kind === 'delivered' ? 'good' : 'warn'}>{t(`door.outcome.${kind}`)}</StateTag>
        )}
        {waits && <StateTag tone="warn">{t('door.waits')}</StateTag>}
      </p>
      <p>{placeOf(stop)}</p>
    </li>
  );
}
