import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../shared/state-tag.js';
import { clockTime } from '../slot/clock-time.js';
import { arrivalOf } from './arrival-of.js';
import { DoorDialog } from './door-dialog.js';
import { MoveDialog } from './move-dialog.js';
import { isOverdue } from './is-overdue.js';
import { OutcomePart } from './outcome-part.js';
import type { Press } from './use-press.js';
import { carrierName, stopName } from './run-names.js';
import type { Run, RunRoute, RunStop } from './runs-contract.js';
import type { Runs } from './use-runs.js';

interface StopRowProps {
  readonly run: Run;
  readonly runs: Runs;
  readonly stop: RunStop;
  readonly route: RunRoute;
  readonly movable: boolean;
  /** Stops of the route. */
  readonly count: number;
  readonly press: Press;
  readonly onMove: (by: -1 | 1, focus: string) => void;
}

/** A door of a route: when somebody is there, and where it may go. */
export function StopRow(props: StopRowProps) {
  const { t } = useTranslation();
  const { run, runs, stop, route, movable } = props;
  const { position, villageName, addressLine } = stop;
  const arrivesAt = arrivalOf(stop, route);
  // Once it has left, as it was cooked; before, as the plan has it.
  const left = runs.board?.progress?.items.find(({ orderId }) => orderId === stop.orderId);
  const useBy = left?.useBy ?? stop.useBy;
  return (
    <li className="runs-stop">
      <span className="runs-place">{position}</span>
      <div>
        <h3>
          {stopName(t, stop)} <small>{[villageName, addressLine].filter(Boolean).join(' ')}</small>
        </h3>
        <p className="runs-facts">
          {arrivesAt !== null && <strong>{t('runs.arrives', { time: clockTime(arrivesAt) })}</strong>}{' '}
          {left?.doorBy != null && t('ended.doorBy', { time: clockTime(left.doorBy) })}{' '}
          {useBy !== null && t('runs.useBy', { time: clockTime(useBy) })} <Window stop={stop} />
        </p>
        {left !== undefined && isOverdue(left, new Date()) && (
          <p className="runs-tags">
            <StateTag tone="danger">{t('ended.overdue')}</StateTag>
          </p>
        )}
        <StopTags {...{ run, stop, route }} />
      </div>
      {movable && <StopKeys {...props} />}
      <OutcomePart {...{ run, runs, stop }} />
    </li>
  );
}

function Window({ stop: { windowFrom, windowTo, skills } }: { readonly stop: RunStop }) {
  const { t } = useTranslation();
  const known = skills as readonly (keyof typeof SKILLS)[];
  return (
    <>
      {windowFrom !== null && windowTo !== null && `· ${t('runs.window', { from: windowFrom, to: windowTo })} `}
      {known.length > 0 && `· ${known.map((skill) => t(SKILLS[skill])).join('、')}`}
    </>
  );
}

const SKILLS = {
  dialect: 'runs.skill.dialect',
  first_aid: 'runs.skill.first_aid',
  health_certificate: 'runs.skill.health_certificate',
  driving: 'runs.skill.driving',
  e_bike: 'runs.skill.e_bike',
} as const;

function StopTags({ run, stop, route }: { readonly run: Run; readonly stop: RunStop; readonly route: RunRoute }) {
  const { t } = useTranslation();
  const { lastVolunteerId, locked, located, stopId } = stop;
  const broken = run.violations.filter((one) => one.stopId === stopId);
  return (
    <p className="runs-tags">
      {broken.map(({ code, detail }) => (
        <StateTag key={`${code} ${detail}`} tone="danger">
          {t(`runs.limits.${code}`)}
        </StateTag>
      ))}
      {locked && <StateTag tone="quiet">{t('runs.locked')}</StateTag>}
      {located === 'village' && <StateTag tone="warn">{t('runs.villageOnly')}</StateTag>}
      {lastVolunteerId !== null &&
        (lastVolunteerId === route.volunteerId ? (
          <StateTag tone="good">{t('runs.sameAsLast')}</StateTag>
        ) : (
          <StateTag tone="quiet">{t('runs.lastTime', { name: carrierName(t, run, lastVolunteerId) })}</StateTag>
        ))}
    </p>
  );
}

function StopKeys({ run, runs, stop, route, count, press, onMove }: StopRowProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'move' | 'door' | null>(null);
  const { stopId, locked, position } = stop;
  const name = stopName(t, stop);
  const [up, down, lock] = ['up', 'down', 'lock'].map((key) => `${key}-${stopId}`) as [string, string, string];
  const { serviceSeconds, windowFrom, windowTo, skills } = stop;
  const toggle = (): void =>
    void press(
      () => runs.changeRun(`stops/${stopId}`, { locked: !locked, serviceSeconds, windowFrom, windowTo, skills }, 'PUT'),
      lock,
    );
  return (
    <div className="runs-keys">
      <button
        {...{ type: 'button', className: 'button', id: up }}
        aria-label={t('runs.upOf', { name })}
        disabled={position === 1}
        onClick={() => onMove(-1, position === 2 ? down : up)}
      >
        ↑
      </button>
      <button
        {...{ type: 'button', className: 'button', id: down }}
        aria-label={t('runs.downOf', { name })}
        disabled={position === count}
        onClick={() => onMove(1, position === count - 1 ? up : down)}
      >
        ↓
      </button>
      <button type="button" className="button" aria-label={t('runs.moveOf', { name })} onClick={() => setOpen('move')}>
        {t('runs.move')}
      </button>
      <button
        {...{ type: 'button', className: 'button', id: lock }}
        aria-label={t(locked ? 'runs.unlockOf' : 'runs.lockOf', { name })}
        onClick={toggle}
      >
        {t(locked ? 'runs.unlock' : 'runs.lock')}
      </button>
      <button type="button" className="button" aria-label={t('runs.doorOf', { name })} onClick={() => setOpen('door')}>
        {t('runs.door')}
      </button>
      {open === 'move' && <MoveDialog {...{ run, runs, stop, route }} onClose={() => setOpen(null)} />}
      {open === 'door' && <DoorDialog {...{ runs, stop }} onClose={() => setOpen(null)} />}
    </div>
  );
}
