import { lazy, useEffect } from 'react';
import type { Slot } from '../../api/contract.js';
import type { DinerMemory } from '../diner/diner-memory.js';
import { SideFace } from '../side-face.js';
import type { TillRows } from '../till/use-till-rows.js';

const WalletPage = lazy(async () => ({ default: (await import('./wallet-page.js')).WalletPage }));

interface WalletFaceProps {
  readonly rows: TillRows;
  readonly slot: Slot;
  readonly businessDate: string;
  readonly memory: DinerMemory;
  readonly facilityName: string;
  readonly loggedIn: boolean;
  readonly onExpired: () => void;
  /** The till remembers the new balances at once when the operator comes back. */
  readonly onChanged: () => void;
}

/** The wallets in place of the counter. */
export function WalletFace({ rows, facilityName, onChanged, ...page }: WalletFaceProps) {
  useEffect(() => onChanged, [onChanged]);
  return (
    <SideFace rows={rows} facilityName={facilityName}>
      <WalletPage {...page} rows={rows.diners} />
    </SideFace>
  );
}
