import { lazy } from 'react';
import type { OutboxOwner } from '../outbox/outbox.js';
import { SideFace } from '../side-face.js';
import { slotOfMenu } from '../slot/slot-of-menu.js';
import type { TillRows } from '../till/use-till-rows.js';

const ProductionPage = lazy(async () => ({ default: (await import('./production-page.js')).ProductionPage }));

interface ProductionFaceProps {
  readonly rows: TillRows;
  readonly owner: OutboxOwner;
  readonly now: Date;
  readonly businessDate: string;
  readonly onExpired: () => void;
}

/** The kitchen in place of the counter. */
export function ProductionFace({ rows, owner, now, businessDate, onExpired }: ProductionFaceProps) {
  const slots = rows.till?.slots ?? [];
  return (
    <SideFace rows={rows} facilityName={rows.till?.facility.name ?? ''}>
      <ProductionPage {...{ owner, slots, onExpired }} today={businessDate} firstSlot={slotOfMenu(now, slots)} />
    </SideFace>
  );
}
