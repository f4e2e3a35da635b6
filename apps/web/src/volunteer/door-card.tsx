import { useTranslation } from 'react-i18next';
import { clockTime } from '../operator/slot/clock-time.js';
import { StateTag } from '../shared/state-tag.js';
import type { Asked } from './end-dialog.js';
import { MinutesRing } from './minutes-ring.js';
import { doorUntil } from './door-until.js';
import { placeOf } from './place-of.js';
import type { OwnStop } from './route-contract.js';

interface DoorCardProps {
  readonly stop: OwnStop;
  readonly now: Date;
  readonly onAsk: (asked: Asked) => void;
}

/** A door with what it takes to find it, how long the box is good, and what may be said of it. */
export function DoorCard({ stop, now, onAsk }: DoorCardProps) {
  const { t } = useTranslation();
  // Before it leaves there is only a plan: how long the meal is good is counted from when it was cooked.
  const hasLeft = stop.leftAt !== null;
  const isLate = hasLeft && now.getTime() > Date.parse(stop.useBy);
  const until = doorUntil(stop);
  const isSlow = hasLeft && !isLate && now.getTime() > Date.parse(until);
  const key = (asked: Asked, text: string, kind = ''): React.ReactNode => (
    <button type="button" className={`button ${kind}`} onClick={() => onAsk(asked)}>
      {text}
    </button>
  );
  return (
    <article className="door-card" aria-labelledby="door-name">
      {stop.closure && (
        <p className="state-danger door-late" role="alert">
          {t('door.closed', { why: t(`door.closure.${stop.closure}`) })}
        </p>
      )}
      {isLate && (
        <p className="state-danger door-late" role="alert">
          {t('door.late')}
        </p>
      )}
      {isSlow && (
        <p className="state-danger door-late" role="alert">
          {t('door.slow')}
        </p>
      )}
      <div className="door-who">
        {stop.leftAt !== null && <MinutesRing until={isSlow ? stop.useBy : until} from={stop.leftAt} now={now} />}
        <h2 id="door-name">{stop.name}</h2>
        <p className="door-place">{placeOf(stop)}</p>
        {stop.doorNote !== null && <p>{stop.doorNote}</p>}
      </div>
      <p className="door-facts">
        <StateTag tone="quiet">{t('door.box', { number: stop.labelNo })}</StateTag>
        <span>{t(`door.slot.${stop.slot}`)}</span>
        {hasLeft && until !== stop.useBy && (
          <span className={isSlow ? 'state-danger' : ''}>{t('door.doorBy', { time: clockTime(until) })}</span>
        )}
        <span className={isLate ? 'state-danger' : ''}>
          {t(hasLeft ? 'door.useBy' : 'door.plannedBy', { time: clockTime(stop.useBy) })}
        </span>
        {stop.celsius !== null && <span>{t('door.celsius', { value: stop.celsius })}</span>}
      </p>
      <p>
        {t('door.handoverSaid', { how: t(`door.handover.${stop.handover}`) })} {stop.handoverNote}
      </p>
      {!hasLeft && <p className="state-warn">{t('door.notLeft')}</p>}
      <div className="door-keys">
        <Reach href={stop.phone === null ? null : `tel:${stop.phone}`} text={t('door.call')} none={t('door.noPhone')} />
        <Reach href={stop.navigationUrl} text={t('door.navigate')} none={t('door.noPlace')} outside />
        {isLate
          ? key('late', t('door.bringBack'), 'button-danger door-main')
          : key('delivered', t(stop.closure ? 'door.bring' : 'door.delivered'), 'button-main door-main')}
        {stop.closure && key('turned_back', t('door.turnBack'), 'door-main')}
        {key('nobody_answers', t('door.nobody'), 'door-main')}
      </div>
      {key('other', t('door.other'), 'button-quiet')}
      {typeof stop.kitchenPhone === 'string' && (
        <a className="button button-quiet" href={`tel:${stop.kitchenPhone}`}>
          {t('door.callKitchen', { phone: stop.kitchenPhone })}
        </a>
      )}
    </article>
  );
}

interface ReachProps {
  readonly href: string | null;
  readonly text: string;
  readonly none: string;
  readonly outside?: boolean;
}

/** A way to reach somebody, or that there is none. */
function Reach({ href, text, none, outside = false }: ReachProps) {
  if (href === null) {
    return (
      <button type="button" className="button" disabled>
        {none}
      </button>
    );
  }
  return (
    <a className="button" href={href} {...(outside && { target: '_blank', rel: 'noreferrer' })}>
      {text}
    </a>
  );
}
