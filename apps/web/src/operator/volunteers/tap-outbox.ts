import type { VolunteerBoard } from './volunteers-contract.js';

/** A sign-in or sign-out that the server has not confirmed yet. */
export interface Tap {
  /** Of the attendance when it is a sign-in; else of this tap alone. */
  readonly id: string;
  readonly attendanceId: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** In words, with the number of the volunteer and not the name: it stays on the device. */
  readonly label: string;
  /** It was sent before and no answer came: from then on the tablet's clock counts. */
  readonly tried: boolean;
  /** Why the server refused it; kept until somebody has read it. */
  readonly refused?: { readonly zh: string; readonly en: string };
}

/** Where taps wait, e.g. localStorage. */
export type TapStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Taps of one account at one facility, in order; on the device before anything is sent, and off it after the answer only. */
export class TapOutbox {
  private readonly key: string;

  constructor(
    private readonly store: TapStore,
    owner: { readonly accountId: string; readonly facilityId: string },
  ) {
    this.key = `nuancan-volunteers|${owner.accountId}|${owner.facilityId}`;
  }

  all(): readonly Tap[] {
    return JSON.parse(this.store.getItem(this.key) ?? '[]') as Tap[];
  }

  /** @throws when the device has no room for it: nothing was entered then */
  add(tap: Omit<Tap, 'tried'>): void {
    this.write([...this.all(), { ...tap, tried: false }]);
  }

  /** The next one that waits; refused ones do not hold it up, nor do they let the sign-out of a refused sign-in go. */
  next(): Tap | undefined {
    const taps = this.all();
    const refused = new Set(taps.flatMap((tap) => (tap.refused ? [tap.attendanceId] : [])));
    return taps.find((tap) => tap.refused === undefined && !refused.has(tap.attendanceId));
  }

  change(id: string, change: Partial<Pick<Tap, 'tried' | 'refused'>>): void {
    this.write(this.all().map((tap) => (tap.id === id ? { ...tap, ...change } : tap)));
  }

  /** With whatever follows from it: a sign-out of an attendance that is not. */
  remove(id: string): void {
    const gone = this.all().find((tap) => tap.id === id);
    const follows = (tap: Tap): boolean => gone?.refused !== undefined && tap.attendanceId === gone.attendanceId;
    this.write(this.all().filter((tap) => tap.id !== id && !follows(tap)));
  }

  /** What was fetched last, so that people can sign in without a network; by their numbers. */
  lastBoard(): VolunteerBoard | null {
    const kept = this.store.getItem(`${this.key}|board`);
    return kept === null ? null : (JSON.parse(kept) as VolunteerBoard);
  }

  /** Without names and phones; where the device has no room it is left. */
  keepBoard({ volunteers, shifts, attendances }: VolunteerBoard): void {
    const nameless: VolunteerBoard = {
      volunteers: volunteers.map((one) => ({ ...one, name: null, initials: null, phone: null })),
      shifts: shifts.map((one) => ({ ...one, signedUp: one.signedUp.map((who) => ({ ...who, name: null })) })),
      attendances: attendances.map((one) => ({ ...one, name: null })),
    };
    try {
      this.store.setItem(`${this.key}|board`, JSON.stringify(nameless));
    } catch {
      this.store.removeItem(`${this.key}|board`);
    }
  }

  private write(taps: readonly Tap[]): void {
    if (taps.length === 0) this.store.removeItem(this.key);
    else this.store.setItem(this.key, JSON.stringify(taps));
  }
}
