import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../shared/empty-state.js';
import { DoorCard } from './door-card.js';
import { EndDialog, type Asked } from './end-dialog.js';
import type { OwnStop } from './route-contract.js';
import { placeOf } from './place-of.js';
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
  // Of the door at which it was asked: what comes next may change meanwhile.
  const [ending, setEnding] = useState<{ readonly stop: OwnStop; readonly asked: Asked } | null>(null);
  const [notice, setNotice] = useState('');
  const end = async (said: SaidAtDoor): Promise<void> => {
    if (!ending) return;
    const { stop } = ending;
    const what = t(`door.outcome.${said.kind}`);
    const whole = await route.say(stop, said, `${t('door.box', { number: stop.labelNo })} · ${what}`);
    setNotice(whole ? t('door.saved', { name: stop.name, what }) : t('door.photoDropped'));
    setEnding(null);
  };
  const then = open.filter((row) => row !== next).slice(0, THEN);
  return (
    <>
      <p className="door-progress">{t('door.progress', { done, all: done + open.length })}</p>
      <p role="status" className="door-notice">
        {notice}
      </p>
      {next ? (
        <DoorCard stop={next.stop} now={now} onAsk={(asked) => setEnding({ stop: next.stop, asked })} />
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
                <strong>{stop.name}</strong> {placeOf(stop)}
              </li>
            ))}
          </ol>
        </section>
      )}
      {ending && <EndDialog key={ending.stop.stopId} {...ending} onEnd={end} onClose={() => setEnding(null)} />}
    </>
  );
}
