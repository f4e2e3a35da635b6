import type { Account, Slot, Till } from '../api/contract.js';
import { ExtrasDialog } from './counter/extras-dialog.js';
import type { Counter } from './counter/use-counter.js';
import { DayListDialog } from './day/day-list-dialog.js';
import type { DayMeal } from './day/day-view.js';
import type { Outbox } from './outbox/outbox.js';
import { SettingsDialog } from './settings/settings-dialog.js';
import { forgetDiners } from './store/forget-diners.js';
import { tillDatabase } from './store/till-database.js';
import { ExpiredDialog } from './sync/expired-dialog.js';
import { SyncDialog } from './sync/sync-dialog.js';
import { restTill } from './till/report-till.js';
import type { TillRows } from './till/use-till-rows.js';
import type { TillSync } from './till/use-till-sync.js';

/** Which dialog of the counter is open. */
export type OpenDialog = 'extras' | 'list' | 'sync' | 'settings' | 'expired';

interface ServeDialogsProps {
  readonly open: OpenDialog | null;
  readonly account: Account;
  readonly till: Till;
  readonly slot: Slot;
  readonly rows: TillRows;
  readonly sync: TillSync;
  readonly outbox: Outbox;
  readonly counter: Counter;
  readonly onUndo: (line: DayMeal) => void;
  readonly onClose: () => void;
}

/** The dialogs of the counter, one at a time. */
export function ServeDialogs(props: ServeDialogsProps) {
  const { open, account, till, slot, rows, sync, outbox, counter, onClose } = props;
  const unsent = rows.waiting;
  switch (open) {
    case null:
      return null;
    case 'extras': {
      const dishes = till.menu.filter((item) => item.slot === slot && item.kind === 'a_la_carte');
      return <ExtrasDialog {...{ dishes, counter, onClose }} />;
    }
    case 'list':
      return <DayListDialog day={rows.day} onUndo={props.onUndo} onClose={onClose} />;
    case 'sync':
      return <SyncDialog {...{ rows, sync, outbox, onClose }} />;
    case 'settings':
      return (
        <SettingsDialog
          accountName={account.displayName}
          unsent={unsent}
          onLeaving={() => restTill().catch(() => undefined)}
          onLeft={() => forgetDiners(tillDatabase)}
          onClose={onClose}
        />
      );
    case 'expired':
      return <ExpiredDialog {...{ account, unsent, onClose }} />;
  }
}
