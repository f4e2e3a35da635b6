import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot, Till } from '../api/contract.js';
import {
  CLOSE_ADDRESS,
  GARDEN_ADDRESS,
  MENU_ADDRESS,
  ORDERS_ADDRESS,
  PRODUCTION_ADDRESS,
  VOLUNTEERS_ADDRESS,
  WALLET_ADDRESS,
} from './use-place.js';
import { clockTime } from './slot/clock-time.js';
import { SlotPicker } from './slot/slot-picker.js';
import { SyncStrip } from './sync/sync-strip.js';
import type { TillRows } from './till/use-till-rows.js';

// Without a network it cannot be fetched, and the counter goes on without it.
const ClaimHint = lazy(() =>
  import('./claim/claim-hint.js').then(
    (hint) => ({ default: hint.ClaimHint }),
    () => ({ default: () => null }),
  ),
);

interface ServeHeaderProps {
  readonly till: Till;
  readonly slot: Slot;
  readonly now: Date;
  readonly rows: TillRows;
  readonly reachable: boolean;
  readonly expired: boolean;
  readonly onSlot: (slot: Slot) => void;
  readonly onSync: () => void;
  readonly onSettings: () => void;
  readonly onLogIn: () => void;
}

/** Slot, place and time on the left; the network and what only this device has on the right. */
export function ServeHeader(props: ServeHeaderProps) {
  const { t } = useTranslation();
  const { till, slot, now, rows, reachable } = props;
  return (
    <header className="serve-header">
      <SlotPicker slots={till.slots} slot={slot} onPick={props.onSlot} />
      <h1>
        {till.facility.name} <span>{clockTime(now)}</span>
      </h1>
      {props.expired && (
        <button type="button" className="button button-danger expired-key" onClick={props.onLogIn}>
          {t('expired.again')}
        </button>
      )}
      <SyncStrip reachable={reachable} rows={rows} onOpen={props.onSync} />
      {reachable && !props.expired && (
        <Suspense fallback={null}>
          <ClaimHint facilityId={till.facility.id} />
        </Suspense>
      )}
      <a className="button" href={WALLET_ADDRESS}>
        {t('payment.wallet')}
      </a>
      <a className="button" href={MENU_ADDRESS}>
        {t('serve.menu')}
      </a>
      <a className="button" href={ORDERS_ADDRESS}>
        {t('serve.orders')}
      </a>
      <a className="button" href={GARDEN_ADDRESS}>
        {t('serve.garden')}
      </a>
      <a className="button" href={PRODUCTION_ADDRESS}>
        {t('serve.production')}
      </a>
      <a className="button" href={VOLUNTEERS_ADDRESS}>
        {t('serve.volunteers')}
      </a>
      <a className="button" href={CLOSE_ADDRESS}>
        {t('serve.close')}
      </a>
      <button type="button" className="button settings-key" onClick={props.onSettings}>
        {t('serve.settings')}
      </button>
    </header>
  );
}
