import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, Slot, Till } from '../api/contract.js';
import { PricePanel } from './counter/price-panel.js';
import { ServedCard } from './counter/served-card.js';
import type { Counter } from './counter/use-counter.js';
import { DayStrip } from './day/day-strip.js';
import type { DayMeal } from './day/day-view.js';
import type { DinerMemory } from './diner/diner-memory.js';
import type { Outbox } from './outbox/outbox.js';
import type { OpenDialog } from './serve-dialogs.js';
import { ServeHeader } from './serve-header.js';
import { ServeSearch } from './serve-search.js';
import { slotOfMenu } from './slot/slot-of-menu.js';
import { DayNotes } from './till/day-notes.js';
import { NoticeLine } from './till/notice-line.js';
import { useReachable } from './till/use-reachable.js';
import { useTillKeys } from './till/use-till-keys.js';
import type { TillRows } from './till/use-till-rows.js';
import type { TillSync } from './till/use-till-sync.js';
import { useService } from './use-service.js';

const loadDialogs = async () => ({ default: (await import('./serve-dialogs.js')).ServeDialogs });
const ServeDialogs = lazy(loadDialogs);
const UndoRefused = lazy(async () => ({ default: (await import('./day/undo-refused.js')).UndoRefused }));
/** The counter comes first; its dialogs are fetched when it stands, for the network may be gone when they are opened. */
const DIALOGS_LATER_MS = 10_000;

interface ServeCounterProps {
  readonly account: Account;
  readonly standing: 'confirmed' | 'unconfirmed' | 'expired';
  readonly now: Date;
  readonly businessDate: string;
  readonly till: Till;
  readonly rows: TillRows;
  readonly sync: TillSync;
  readonly outbox: Outbox;
  readonly memory: DinerMemory;
}

/** The counter in service: search, rows, the diner, the price, the day. */
export function ServeCounter(props: ServeCounterProps) {
  const { account, standing, now, businessDate, till, rows, sync, outbox } = props;
  const reachable = useReachable();
  const [chosenSlot, setChosenSlot] = useState<Slot | null>(null);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [logInLater, setLogInLater] = useState(false);
  const slot = chosenSlot ?? slotOfMenu(now, till.slots);
  const service = useService({ ...props, slot, reachable, askServer: reachable && standing === 'confirmed' });
  const { counter, undo } = service;
  useTillKeys({
    search: service.search.input,
    onPayment: counter.choosePayment,
    onExtras: () => counter.tray && setDialog('extras'),
    onSale: service.serveSale,
    onUndo: undo.undoLast,
    onClear: service.clear,
  });
  const closeDialog = useCallback(() => setDialog(null), []);
  const expired = standing === 'expired';
  // Never while somebody stands at the counter: the dialog would take the key that logs the meal.
  const askLogIn = expired && !logInLater && counter.tray === null && dialog === null;
  const open = askLogIn ? 'expired' : dialog;
  if (!expired && logInLater) setLogInLater(false);
  useEffect(() => {
    const timer = setTimeout(() => void loadDialogs().catch(() => undefined), DIALOGS_LATER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="face face-operator serve">
      <ServeHeader
        {...{ till, slot, now, rows, reachable, expired }}
        onSlot={(next) => {
          setChosenSlot(next);
          service.clear();
        }}
        onSync={() => setDialog('sync')}
        onSettings={() => setDialog('settings')}
        onLogIn={() => setDialog('expired')}
      />
      <main className="serve-main">
        <ServeSearch {...{ service, slot, reachable }} day={rows.day} />
        <NoticeLine notice={service.notices.notice} day={rows.day} />
        {rows.day.meals.some(({ undoRefused }) => undoRefused) && (
          <Suspense>
            <UndoRefused day={rows.day} />
          </Suspense>
        )}
        <DayNotes {...{ till, slot, now, businessDate }} />
        <ServePanel {...{ counter, till, slot, reachable }} onExtras={() => setDialog('extras')} />
      </main>
      <DayStrip day={rows.day} undoable={undo.undoable} onUndo={undo.undoLast} onList={() => setDialog('list')} />
      {open !== null && (
        <Suspense>
          <ServeDialogs
            {...{ account, till, slot, rows, sync, outbox, counter, open }}
            onUndo={(line: DayMeal) => void undo.undo(line)}
            onClose={askLogIn ? () => setLogInLater(true) : closeDialog}
          />
        </Suspense>
      )}
    </div>
  );
}

interface ServePanelProps {
  readonly counter: Counter;
  readonly till: Till;
  readonly slot: Slot;
  readonly reachable: boolean;
  readonly onExtras: () => void;
}

function ServePanel({ onExtras, ...parts }: ServePanelProps) {
  const { t } = useTranslation();
  const panel = useRef<HTMLElement>(null);
  const { tray } = parts.counter;
  const served = tray && (tray.diner?.residentId ?? 'sale');
  useEffect(() => {
    // On a phone the panel lies below the rows.
    if (served !== null) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [served]);
  return (
    <section ref={panel} className="serve-panel" aria-label={t('serve.title')}>
      <ServedCard counter={parts.counter} slot={parts.slot} />
      <PricePanel {...parts} onExtras={onExtras} />
    </section>
  );
}
