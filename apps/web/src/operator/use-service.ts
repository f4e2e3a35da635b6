import { useCallback } from 'react';
import type { Slot, Till } from '../api/contract.js';
import { useCounter, type Counter } from './counter/use-counter.js';
import { useUndo } from './day/use-undo.js';
import type { DinerMemory } from './diner/diner-memory.js';
import { useSearchLine, type SearchLine } from './diner/use-search-line.js';
import type { Outbox } from './outbox/outbox.js';
import { useScanned } from './scan/use-scanned.js';
import type { ShownMeal } from './store/till-database.js';
import { useNotices, type Notices } from './till/use-notices.js';
import type { TillRows } from './till/use-till-rows.js';
import type { TillSync } from './till/use-till-sync.js';

interface ServiceParts {
  readonly slot: Slot;
  readonly businessDate: string;
  readonly till: Till;
  readonly rows: TillRows;
  readonly sync: TillSync;
  readonly outbox: Outbox;
  readonly memory: DinerMemory;
  readonly reachable: boolean;
  readonly askServer: boolean;
}

/** What the operator does with one queue of people: find, serve, log, take back. */
export interface Service {
  readonly search: SearchLine;
  readonly counter: Counter;
  readonly notices: Notices;
  readonly undo: ReturnType<typeof useUndo>;
  readonly scan: (text: string) => void;
  readonly pick: (index: number) => void;
  readonly enter: () => void;
  readonly type: (text: string) => void;
  /** The set before or after the chosen one; false when nobody is at the counter. */
  readonly turnSet: (step: 1 | -1) => boolean;
  readonly serveSale: () => void;
  readonly clear: () => void;
}

/** Joins search, counter, notices and undo into the moves of a service. */
export function useService(parts: ServiceParts): Service {
  const { slot, businessDate, till, rows, sync, outbox, memory } = parts;
  const notices = useNotices();
  const search = useSearchLine({ ...parts, rows: rows.diners });
  const { reset } = search;
  const undo = useUndo({ day: rows.day, outbox, notices, flush: sync.flush });
  const { logged } = undo;
  const onLogged = useCallback(
    (meal: ShownMeal) => {
      logged(meal);
      notices.logged(meal);
      reset();
      void sync.flush();
    },
    [logged, notices, reset, sync],
  );
  const counter = useCounter({ ...parts, onLogged });
  const scan = useScanned({ slot, businessDate, memory, counter, notices });

  const clear = (): void => {
    counter.change({ type: 'clear' });
    notices.clear();
    search.reset();
  };
  const pick = (index: number): void => {
    const diner = search.diners[index];
    if (!diner) return;
    notices.clear();
    search.point(index);
    counter.serveDiner(diner, 'name');
    search.focus();
  };
  const enter = (): void => {
    if (counter.tray) void counter.log();
    else if (search.text !== '') pick(search.active);
  };
  const type = (text: string): void => {
    if (counter.tray && text !== '') counter.change({ type: 'clear' });
    search.write(text);
  };
  const serveSale = (): void => {
    notices.clear();
    counter.serveSale();
    search.reset();
  };
  const turnSet = (step: 1 | -1): boolean => turnToSet(counter, { till, slot, step });
  return { search, counter, notices, undo, scan, pick, enter, type, turnSet, serveSale, clear };
}

function turnToSet(counter: Counter, { till, slot, step }: { till: Till; slot: Slot; step: 1 | -1 }): boolean {
  if (!counter.tray) return false;
  const chosen = counter.tray.order.setId;
  const sets = till.menu.filter((item) => item.slot === slot && item.kind === 'set');
  const at = sets.findIndex((item) => item.id === chosen);
  const next = sets.at((at + step) % sets.length);
  if (next && next.id !== chosen) counter.change({ type: 'set', setId: next.id });
  return true;
}
