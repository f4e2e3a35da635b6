import type { Slot } from '../../api/contract.js';
import type { ProductionEntry } from '../../production/production-contract.js';
import type { Production } from './use-production.js';

/** What every section works on. */
export interface SlotDesk {
  readonly production: Production;
  readonly businessDate: string;
  readonly slot: Slot;
  /** Entries of the slot that stand. */
  readonly entries: readonly ProductionEntry[];
  /** Whether the day takes entries. */
  readonly open: boolean;
  readonly facilityId: string;
}
