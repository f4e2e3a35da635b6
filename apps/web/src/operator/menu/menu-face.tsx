import { lazy, useEffect } from 'react';
import type { Slot } from '../../api/contract.js';
import { SideFace } from '../side-face.js';
import type { TillRows } from '../till/use-till-rows.js';

const MenuPage = lazy(async () => ({ default: (await import('./menu-page.js')).MenuPage }));

interface MenuFaceProps {
  readonly rows: TillRows;
  readonly slot: Slot;
  readonly businessDate: string;
  readonly facilityName: string;
  readonly onExpired: () => void;
  /** The till shows a changed menu at once when the operator comes back. */
  readonly onChanged: () => void;
}

/** The menu in place of the counter. */
export function MenuFace({ rows, slot, businessDate, facilityName, onExpired, onChanged }: MenuFaceProps) {
  useEffect(() => onChanged, [onChanged]);
  return (
    <SideFace rows={rows} facilityName={facilityName}>
      <MenuPage key={businessDate} firstSlot={slot} onExpired={onExpired} />
    </SideFace>
  );
}
