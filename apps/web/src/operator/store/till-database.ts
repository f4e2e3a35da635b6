import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Diner, IdentifiedBy, ItemProblem, PaymentMethod, Slot, Split, Till } from '../../api/contract.js';

/** What a list shows of a meal: the same for one that waits on this device and one the server has. */
export interface ShownMeal {
  /** The till's UUIDv7 of the meal. */
  readonly clientId: string;
  readonly residentId: string | null;
  readonly residentName: string | null;
  readonly businessDate: string;
  readonly slot: Slot;
  /** RFC 3339. */
  readonly servedAt: string;
  readonly paymentMethod: PaymentMethod | 'voucher';
  readonly split: Split;
}

/** A record that waits for the server's durable answer. `body` and `bodyHash` are never changed. */
export interface OutboxRow {
  readonly clientId: string;
  readonly kind: 'meal' | 'void';
  /** Whose session may send it, and for which facility. */
  readonly accountId: string;
  readonly accountName: string;
  readonly facilityId: string;
  readonly deviceId: string;
  /** The JSON of the MealDraft or VoidDraft as it will be sent. */
  readonly body: string;
  /** SHA-256 of `body`, hex. */
  readonly bodyHash: string;
  /** The meal this row logs or takes back. */
  readonly meal: ShownMeal;
  readonly state: 'waiting' | 'refused';
  /** Why the server refused it, or does not take it yet; null when there is no such answer. */
  readonly problem: ItemProblem | null;
  /** When it was written to a file by the operator, RFC 3339; null before. */
  readonly exportedAt: string | null;
}

/** A meal the server has, as far as this device knows. */
export interface DayMealRow extends ShownMeal {
  readonly facilityId: string;
  readonly voided: boolean;
  /** Whether this device logged it: only such a meal is offered for undo by one key. */
  readonly loggedHere: boolean;
}

/** A diner seen by this till, with the quotes of the day they were given on. */
export interface DinerRow {
  readonly facilityId: string;
  readonly residentId: string;
  readonly diner: Diner;
  /** The business date of the quotes. */
  readonly quotedOn: string;
  /** Lower is more frequent; regulars in the server's order, others after them. */
  readonly rank: number;
  /** Texts that found the diner earlier. */
  readonly foundByTexts: readonly string[];
}

/** A card or code that was read here before, by its fingerprint only. */
export interface ScanRow {
  readonly fingerprint: string;
  readonly residentId: string;
  readonly by: Extract<IdentifiedBy, 'card' | 'qr'>;
}

/** The counter's day as fetched last. */
export interface TillRow {
  readonly facilityId: string;
  readonly till: Till;
}

/** What a sign-in or sign-out has beside its body. */
export interface KeptTap {
  readonly attendanceId: string;
  /** It was sent before and no answer came: from then on the tablet's clock counts. */
  readonly tried: boolean;
}

/** An entry of a side page that waits for the server, or that it refused. */
export interface KeptRow {
  readonly clientId: string;
  readonly accountId: string;
  /** Absent in rows of earlier versions. */
  readonly accountName?: string;
  readonly facilityId: string;
  readonly path: string;
  /** The JSON as it will be sent; never changed. A tap is sent with the device and how it is known beside it. */
  readonly body: string;
  /** In words, and of people by their number only: it stays on the device. */
  readonly label: string;
  readonly tap?: KeptTap;
  /** Bytes that are sent as they are, instead of the body. */
  readonly file?: { readonly content: ArrayBuffer; readonly mediaType: string };
  /** The entry that this one stands and falls with. */
  readonly goesWith?: string;
  /** Why the server refused it, in earlier versions without its code; null while it waits. */
  readonly problem: { readonly code?: string; readonly zh: string; readonly en: string } | null;
  /** It waits because the server failed over it: what it said, how often, and until when nobody asks again, RFC 3339. */
  readonly held?: {
    readonly code?: string;
    readonly zh: string;
    readonly en: string;
    readonly times: number;
    readonly until: string;
  };
  /** When it was written to a file by the operator, RFC 3339. */
  readonly exportedAt?: string;
}

/** Everything a till keeps on the device; a new version of the app must go on reading rows of older ones. */
export class TillDatabase extends Dexie {
  readonly device!: EntityTable<{ key: string; value: string }, 'key'>;
  readonly outbox!: EntityTable<OutboxRow, 'clientId'>;
  readonly dayMeals!: EntityTable<DayMealRow, 'clientId'>;
  readonly diners!: Table<DinerRow, [string, string]>;
  readonly scans!: EntityTable<ScanRow, 'fingerprint'>;
  readonly tills!: EntityTable<TillRow, 'facilityId'>;
  readonly kept!: EntityTable<KeptRow, 'clientId'>;

  constructor(name = 'nuancan-till') {
    // Strict: the confirmation on the screen must survive a pulled plug.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      device: 'key',
      outbox: 'clientId, [accountId+facilityId], facilityId',
      dayMeals: 'clientId, [facilityId+businessDate]',
      diners: '[facilityId+residentId], facilityId',
      scans: 'fingerprint',
      tills: 'facilityId',
    });
    this.version(2).stores({ kept: 'clientId, [accountId+facilityId]' });
  }
}

/** The one database of this device. */
export const tillDatabase = new TillDatabase();
