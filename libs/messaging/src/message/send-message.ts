import type { MealSlot } from '@nuancan/five-ones';
import type { BusinessDate } from '@nuancan/kernel';
import type { Tx } from '@nuancan/platform';
import type { MessageKind } from './message-kinds.js';

/** Roles that have an inbox. */
export type Addressee = 'operator' | 'town_official' | 'district_official' | 'admin';

/** What is told, and to whom. */
export interface MessageDraft {
  readonly kind: MessageKind;
  /** The row it tells of: nobody is told of it twice. */
  readonly aboutId: string;
  readonly to: readonly Addressee[];
  /** Null: of every town. */
  readonly townCode: string | null;
  /** Null: of every facility there. */
  readonly facilityId: string | null;
  readonly businessDate: BusinessDate;
  readonly slot: MealSlot | null;
  /** Null: the whole district. */
  readonly placeName: string | null;
}

/** Tells accounts in the transaction of what happened: it is told if that is committed, and only then. @returns how many are told */
export async function sendMessage(tx: Tx, draft: MessageDraft): Promise<number> {
  const { kind, aboutId, to, townCode, facilityId, businessDate, slot, placeName } = draft;
  const [row] = await tx.query<{ told: number }[]>('SELECT messaging.send($1, $2, $3, $4, $5, $6, $7, $8) AS told', [
    ...[kind, aboutId, to, townCode, facilityId, businessDate, slot, placeName],
  ]);
  return row?.told ?? 0;
}
