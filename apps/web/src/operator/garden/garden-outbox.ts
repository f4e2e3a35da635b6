import type { GardenBoard } from './garden-contract.js';

/** What was entered in the garden and the server has not confirmed yet. */
export interface WaitingEntry {
  /** The body's own id, by which a repeat is answered again. */
  readonly clientId: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** In words, for the list. */
  readonly label: string;
  /** Of a lot: JPEG in base64, sent once the lot has an id. */
  readonly photo?: string;
  /** Why the server refused it: kept until somebody has read it. */
  readonly refused?: Refusal;
}

/** What the server did not take, in its words. */
export interface Refusal {
  readonly zh: string;
  readonly en: string;
  /** The lot is stored; only its photo is not. */
  readonly photoOnly: boolean;
}

/** Where entries wait, e.g. localStorage. */
export type EntryStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Entries of one account at one facility, in the order they were made. Written to the device before anything is sent, and
 * taken off only after the server's answer: a reload, a flat battery or a bad network loses nothing.
 */
export class GardenOutbox {
  private readonly key: string;

  constructor(
    private readonly store: EntryStore,
    owner: { readonly accountId: string; readonly facilityId: string },
  ) {
    this.key = `nuancan-garden|${owner.accountId}|${owner.facilityId}`;
  }

  all(): readonly WaitingEntry[] {
    return JSON.parse(this.store.getItem(this.key) ?? '[]') as WaitingEntry[];
  }

  /** @throws when the device has no room for it: nothing was entered then */
  add(entry: WaitingEntry): void {
    this.write([...this.all(), entry]);
  }

  /** The next one that waits; refused ones do not hold it up. */
  next(): WaitingEntry | undefined {
    return this.all().find(({ refused }) => refused === undefined);
  }

  refuse(clientId: string, refused: Refusal): void {
    this.write(this.all().map((entry) => (entry.clientId === clientId ? { ...entry, refused } : entry)));
  }

  remove(clientId: string): void {
    this.write(this.all().filter((entry) => entry.clientId !== clientId));
  }

  /** What was fetched last, so that the garden can be entered without a network. */
  lastBoard(): GardenBoard | null {
    const kept = this.store.getItem(`${this.key}|board`);
    return kept === null ? null : (JSON.parse(kept) as GardenBoard);
  }

  /** Without the names of people; where the device has no room it is left. */
  keepBoard(board: GardenBoard): void {
    const plots = board.plots.map((plot) => ({ ...plot, tendedBy: null }));
    try {
      this.store.setItem(`${this.key}|board`, JSON.stringify({ ...board, plots }));
    } catch {
      this.store.removeItem(`${this.key}|board`);
    }
  }

  private write(entries: readonly WaitingEntry[]): void {
    if (entries.length === 0) this.store.removeItem(this.key);
    else this.store.setItem(this.key, JSON.stringify(entries));
  }
}
