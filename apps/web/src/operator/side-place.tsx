import { businessDateAt } from '@nuancan/kernel';
import { lazy } from 'react';
import { CloseFace } from './close/close-face.js';
import type { DinerMemory } from './diner/diner-memory.js';
import { GardenFace } from './garden/garden-face.js';
import { MenuFace } from './menu/menu-face.js';
import { OrdersFace } from './orders/orders-face.js';
import type { OutboxOwner } from './outbox/outbox.js';
import { ProductionFace } from './production/production-face.js';
import { SideFace } from './side-face.js';
import { slotOfMenu } from './slot/slot-of-menu.js';
import type { TillRows } from './till/use-till-rows.js';
import type { Place } from './use-place.js';
import { VolunteersFace } from './volunteers/volunteers-face.js';
import { WalletFace } from './wallet/wallet-face.js';

const OversightPage = lazy(async () => ({ default: (await import('./oversight/oversight-page.js')).OversightPage }));
const MessagesPage = lazy(async () => ({ default: (await import('./messages/messages-page.js')).MessagesPage }));
const ClaimPage = lazy(async () => ({ default: (await import('./claim/claim-page.js')).ClaimPage }));

interface SidePlaceProps {
  readonly place: Exclude<Place, 'counter'>;
  readonly rows: TillRows;
  readonly owner: OutboxOwner;
  readonly memory: DinerMemory;
  readonly now: Date;
  readonly loggedIn: boolean;
  readonly onExpired: () => void;
  /** Something the till shows has changed. */
  readonly onChanged: () => void;
}

/** What stands in place of the counter; fetched when it is first asked for. */
export function SidePlace({ place, rows, owner, memory, now, loggedIn, onExpired, onChanged }: SidePlaceProps) {
  const { facilityId } = owner;
  const businessDate = businessDateAt(now);
  const slot = slotOfMenu(now, rows.till?.slots ?? []);
  const facilityName = rows.till?.facility.name ?? '';
  switch (place) {
    case 'wallet':
      return <WalletFace {...{ rows, businessDate, slot, memory, facilityName, loggedIn, onExpired, onChanged }} />;
    case 'close':
      return <CloseFace {...{ rows, businessDate, facilityName, onExpired }} />;
    case 'claim':
      return (
        <SideFace rows={rows} facilityName={facilityName}>
          <ClaimPage facilityId={facilityId} onExpired={onExpired} />
        </SideFace>
      );
    case 'oversight':
      return (
        <SideFace rows={rows} facilityName={facilityName}>
          <OversightPage onExpired={onExpired} />
        </SideFace>
      );
    case 'messages':
      return (
        <SideFace rows={rows} facilityName={facilityName}>
          <MessagesPage />
        </SideFace>
      );
    case 'garden':
      return <GardenFace {...{ rows, owner, onExpired }} />;
    case 'production':
      return <ProductionFace {...{ rows, owner, now, businessDate, onExpired }} />;
    case 'volunteers':
      return <VolunteersFace {...{ rows, owner, onExpired }} />;
    case 'orders':
      return <OrdersFace {...{ rows, facilityId, businessDate, slot, memory, onExpired }} />;
    case 'menu':
      return <MenuFace {...{ rows, businessDate, slot, facilityName, onExpired, onChanged }} />;
  }
}
