import { lazy, Suspense, useCallback, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, Slot, Till } from '../api/contract.js';
import { PricePanel } from './counter/price-panel.js';
import { ServedCard } from './counter/served-card.js';
import { useCounter } from './counter/use-counter.js';
import type { DayMeal } from './day/day-view.js';
import { useUndo } from './day/use-undo.js';
import { DayStrip } from './day/day-strip.js';
import type { DinerMemory } from './diner/diner-memory.js';
import { DinerRows } from './diner/diner-rows.js';
import { NobodyFound } from './diner/nobody-found.js';
import { useDinerSearch } from './diner/use-diner-search.js';
import type { Outbox } from './outbox/outbox.js';
import { SearchBox } from './scan/search-box.js';
import { useScanned } from './scan/use-scanned.js';
import type { OpenDialog } from './serve-dialogs.js';
import { ServeHeader } from './serve-header.js';
import { slotAt } from './slot/slot-at.js';
import { NoticeLine } from './till/notice-line.js';
import { useNotices } from './till/use-notices.js';
import { useReachable } from './till/use-reachable.js';
import { useTillKeys } from './till/use-till-keys.js';
import type { TillRows } from './till/use-till-rows.js';
import type { TillSync } from './till/use-till-sync.js';

const loadDialogs = async () => ({ default: (await import('./serve-dialogs.js')).ServeDialogs });
const ServeDialogs = lazy(loadDialogs);

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
  const { account, standing, now, businessDate, till, rows, sync, outbox, memory } = props;
  const { t } = useTranslation();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const reachable = useReachable();
  const notices = useNotices();
  const [chosenSlot, setChosenSlot] = useState<Slot | null>(null);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [expiredSeen, setExpiredSeen] = useState(false);
  const slot = chosenSlot ?? slotOfMenu(now, till);

  const ready = useCallback(() => {
    setText('');
    setActive(0);
    input.current?.focus();
  }, []);
  const onLogged = useCallback(
    (meal: Parameters<typeof notices.logged>[0]) => {
      notices.logged(meal);
      ready();
      void sync.flush();
    },
    [notices, ready, sync],
  );
  const counter = useCounter({ till, slot, businessDate, day: rows.day, outbox, reachable, onLogged });
  const askServer = reachable && standing === 'confirmed';
  const found = useDinerSearch({ text, slot, businessDate, rows: rows.diners, memory, askServer });
  const undo = useUndo({ day: rows.day, outbox, notices, flush: sync.flush });
  const onScan = useScanned({ slot, businessDate, memory, counter, notices });
  const closeDialog = useCallback(() => setDialog(null), []);

  const clear = (): void => {
    counter.change({ type: 'clear' });
    notices.clear();
    ready();
  };
  const pick = (index: number): void => {
    const diner = found.diners[index];
    if (!diner) return;
    notices.clear();
    setActive(index);
    counter.serveDiner(diner, 'name');
    input.current?.focus();
  };
  const enter = (): void => {
    if (counter.tray) void counter.log();
    else if (text !== '') pick(active);
  };
  const type = (next: string): void => {
    if (counter.tray && next !== '') counter.change({ type: 'clear' });
    setActive(0);
    setText(next);
  };
  const turnSet = (step: 1 | -1): boolean => {
    if (!counter.tray) return false;
    const sets = till.menu.filter((item) => item.slot === slot && item.kind === 'set');
    const at = sets.findIndex((item) => item.id === counter.tray?.order.setId);
    const next = sets.at((at + step) % sets.length);
    if (next && next.id !== counter.tray.order.setId) counter.change({ type: 'set', setId: next.id });
    return true;
  };
  const serveSale = (): void => {
    notices.clear();
    setText('');
    counter.serveSale();
    input.current?.focus();
  };
  useTillKeys({
    search: input,
    onPayment: counter.choosePayment,
    onExtras: () => counter.tray && setDialog('extras'),
    onSale: serveSale,
    onUndo: undo.undoLast,
    onClear: clear,
  });
  const expired = standing === 'expired';
  return (
    <div className="face face-operator serve">
      <ServeHeader
        {...{ till, slot, now, rows, reachable, expired }}
        onSlot={(next) => {
          setChosenSlot(next);
          clear();
        }}
        onSync={() => setDialog('sync')}
        onSettings={() => setDialog('settings')}
        onLogIn={() => setExpiredSeen(false)}
      />
      <main className="serve-main">
        <div className="search-line">
          <SearchBox
            {...{ input, listId, text, onScan }}
            activeId={found.diners.length > 0 ? `${listId}-${active}` : undefined}
            rowCount={found.diners.length}
            onText={type}
            onEnter={enter}
            onPick={pick}
            onMove={(step) => setActive((now) => Math.max(0, Math.min(found.diners.length - 1, now + step)))}
            onTurn={turnSet}
          />
          <button type="button" className="button" onClick={serveSale}>
            {t('serve.sale')} <span className="key">F8</span>
          </button>
        </div>
        <DinerRows
          {...{ listId, slot, active }}
          diners={found.diners}
          day={rows.day}
          servedId={counter.tray?.diner?.residentId ?? null}
          onPick={pick}
        />
        {found.diners.length === 0 && <NobodyFound text={text} searching={!found.settled} reachable={reachable} />}
        <NoticeLine notice={notices.notice} />
        {till.businessDate !== businessDate && <OldMenu date={till.businessDate} />}
        <section className="serve-panel" aria-label={t('serve.title')}>
          <ServedCard counter={counter} slot={slot} />
          <PricePanel {...{ counter, till, slot, reachable }} onExtras={() => setDialog('extras')} />
        </section>
      </main>
      <DayStrip day={rows.day} undoable={undo.undoable} onUndo={undo.undoLast} onList={() => setDialog('list')} />
      <Suspense>
        <ServeDialogs
          {...{ account, till, slot, rows, sync, outbox, counter }}
          open={expired && !expiredSeen ? 'expired' : dialog}
          onUndo={(line: DayMeal) => void undo.undo(line)}
          onClose={expired && !expiredSeen ? () => setExpiredSeen(true) : closeDialog}
        />
      </Suspense>
    </div>
  );
}

/** The slot of the hour, or the nearest one the menu has. */
function slotOfMenu(now: Date, { slots }: Till): Slot {
  const byHour = slotAt(now);
  return slots.includes(byHour) ? byHour : (slots.at(-1) ?? byHour);
}

function OldMenu({ date }: { date: string }) {
  const { t } = useTranslation();
  return <p className="old-menu state-warn">{t('tillFailed.oldMenu', { date })}</p>;
}
