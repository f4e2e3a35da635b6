import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../shared/empty-state.js';
import { DoorCard } from './door-card.js';
import { EndDialog, type Asked } from './end-dialog.js';
import type { SaidAtDoor } from './store/keep-outcome.js';
import type { StopRow } from './store/route-database.js';
import type { Route } from './use-route.js';

interface NextDoorProps {
  readonly route: Route;
  readonly next: StopRow | undefined;
  readonly open: readonly StopRow[];
  readonly done: number;
  readonly now: Date;
}

const THEN = 2;

/** One door fills the screen: who, where, until when, and four keys. */
export function NextDoor({ route, next, open, done, now }: NextDoorProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [notice, setNotice] = useState('');
  const end = async (said: SaidAtDoor): Promise<void> => {
    if (!next) return;
    const what = t(`door.outcome.${said.kind}`);
    const whole = await route.say(next.stop, said, `${t('door.box', { number: next.stop.labelNo })} · ${what}`);
    setNotice(whole ? t('door.saved', { name: next.stop.name, what }) : t('door.photoDropped'));
    setAsked(null);
  };
  const then = open.filter((row) => row !== next).slice(0, THEN);
  return (
    <>
      <p className="door-progress">{t('door.progress', { done, all: done + open.length })}</p>
      <p role="status" className="door-notice">
        {notice}
      </p>
      {next ? (
        <DoorCard stop={next.stop} now={now} onAsk={setAsked} />
      ) : (
        <EmptyState title={t('door.allDone')}>
          <p>{t('door.allDoneText')}</p>
        </EmptyState>
      )}
      {then.length > 0 && (
        <section className="door-then">
          <h2>{t('door.then')}</h2>
          <ol>
            {then.map(({ stop }) => (
              <li key={stop.stopId}>
                <strong>{stop.name}</strong> {stop.villageName} {stop.line}
              </li>
            ))}
          </ol>
        </section>
      )}
      {asked !== null && next && (
        <EndDialog key={next.stopId} stop={next.stop} asked={asked} onEnd={end} onClose={() => setAsked(null)} />
      )}
    </>
  );
}
