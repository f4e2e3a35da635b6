import { useCallback, useMemo } from 'react';
import type { Till } from '../../api/contract.js';
import { dayView, type DayView } from '../day/day-view.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import type { DinerRow, KeptRow, OutboxRow, TillDatabase } from '../store/till-database.js';
import { useLive } from '../store/use-live.js';

/** What the device has of this counter and day. */
export interface TillRows {
  /** The counter's day as fetched last, maybe of an earlier date; null before the first time. */
  readonly till: Till | null;
  readonly diners: readonly DinerRow[];
  readonly day: DayView;
  /** What this counter's till has not sent, of every account. */
  readonly atCounter: readonly OutboxRow[];
  /** This account's unsent and refused records of this counter. */
  readonly own: readonly OutboxRow[];
  /** Entries of side pages that this account has not sent, or that were refused. */
  readonly kept: readonly KeptRow[];
  /** Unsent and refused records and entries of other accounts or counters on this device: only they can send them. */
  readonly foreign: readonly (OutboxRow | KeptRow)[];
  /** How many of this account's records and entries wait, and how many the server refused. */
  readonly waiting: number;
  readonly refused: number;
}

const NONE: readonly never[] = [];

/** The till's rows, live; undefined while they are read for the first time. */
export function useTillRows(database: TillDatabase, owner: OutboxOwner, businessDate: string): TillRows | undefined {
  const { facilityId, accountId } = owner;
  const till = useLive(useCallback(async () => (await database.tills.get(facilityId)) ?? null, [database, facilityId]));
  const diners = useLive(
    useCallback(() => database.diners.where('facilityId').equals(facilityId).toArray(), [database, facilityId]),
  );
  const meals = useLive(
    useCallback(async () => {
      // One transaction: a record that moves from one table to the other is seen in exactly one.
      return database.transaction('r', database.dayMeals, database.outbox, async () => ({
        sent: await database.dayMeals.where('[facilityId+businessDate]').equals([facilityId, businessDate]).toArray(),
        outbox: await database.outbox.toArray(),
      }));
    }, [database, facilityId, businessDate]),
  );
  const entries = useLive(useCallback(() => database.kept.toArray(), [database]));
  return useMemo(() => {
    if (till === undefined || meals === undefined) return undefined;
    const isOwn = (row: OutboxRow | KeptRow): boolean => row.accountId === accountId && row.facilityId === facilityId;
    const all = entries ?? NONE;
    const own = meals.outbox.filter(isOwn);
    const kept = all.filter(isOwn);
    const waiting =
      own.filter(({ state }) => state === 'waiting').length + kept.filter(({ problem }) => problem === null).length;
    const here = meals.outbox.filter((row) => row.facilityId === facilityId);
    return {
      till: till?.till ?? null,
      diners: diners ?? NONE,
      day: dayView(meals.sent, here, businessDate),
      atCounter: here,
      ...{ own, kept, waiting },
      refused: own.length + kept.length - waiting,
      foreign: [...meals.outbox, ...all].filter((row) => !isOwn(row)),
    };
  }, [till, diners, meals, entries, accountId, facilityId, businessDate]);
}
