import type { OwnStop } from './route-contract.js';
import type { StopRow } from './store/route-database.js';

/** A run that somebody may still be taken out of. */
export interface RunToLeave extends Pick<OwnStop, 'runId' | 'facilityName' | 'slot'> {
  /** Doors that nobody has set out for. */
  readonly doors: number;
}

/** Runs with doors that have not left the kitchen; not where something was said of one, since then it has, whatever the kitchen noted. */
export function runsToLeave(stops: readonly StopRow[]): RunToLeave[] {
  const waiting = stops.filter(({ stop }) => stop.leftAt === null);
  return [...new Set(waiting.map(({ stop }) => stop.runId))].flatMap((runId) => {
    const doors = waiting.filter(({ stop }) => stop.runId === runId);
    const [first] = doors;
    if (!first || doors.some(({ stop, said }) => said !== null || stop.kind !== null)) return [];
    const { facilityName, slot } = first.stop;
    return [{ runId, facilityName, slot, doors: doors.length }];
  });
}
