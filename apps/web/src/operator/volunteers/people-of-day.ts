import type { Tap } from './tap-of.js';
import type { Attendance, Purpose, VolunteerBoard } from './volunteers-contract.js';

/** Somebody who is expected on a day, or was there. */
export interface PersonOfDay {
  readonly key: string;
  readonly volunteerId: string;
  readonly registerNo: number;
  /** Null after an erasure. */
  readonly name: string | null;
  readonly purpose: Purpose;
  readonly shiftId?: string;
  /** `08:00–10:00`; null without a shift. */
  readonly hours: string | null;
  /** Null: has not come. */
  readonly attendanceId: string | null;
  /** Null while the sign-in waits to be sent. */
  readonly attendance: Attendance | null;
  /** What comes next. */
  readonly step: 'in' | 'out' | 'done';
}

/** Whoever signed in on this device and whom the server does not know yet: they can sign out all the same. */
function waitingArrivals(board: VolunteerBoard, taps: readonly Tap[], signedOut: ReadonlySet<string>): PersonOfDay[] {
  return taps
    .filter(({ id, attendanceId, refused }) => id === attendanceId && refused === undefined)
    .filter(({ id }) => !board.attendances.some((attendance) => attendance.id === id))
    .map(({ id, body }): PersonOfDay => {
      const { volunteerId, purpose, shiftId } = body as { volunteerId: string; purpose: Purpose; shiftId?: string };
      const known = board.volunteers.find((one) => one.id === volunteerId);
      return {
        ...{
          key: id,
          volunteerId,
          registerNo: known?.registerNo ?? 0,
          name: known?.name ?? null,
          purpose,
          hours: null,
        },
        ...(shiftId !== undefined && { shiftId }),
        ...{ attendanceId: id, attendance: null, step: signedOut.has(id) ? 'done' : 'out' },
      };
    });
}

/** The day's people: those signed up by hour, then whoever came without a shift. Pure. */
export function peopleOfDay(board: VolunteerBoard, day: string, taps: readonly Tap[]): PersonOfDay[] {
  const standing = board.attendances.filter(({ businessDate }) => businessDate === day);
  const signedOut = new Set(taps.flatMap(({ id, attendanceId }) => (id === attendanceId ? [] : [attendanceId])));
  const stepOf = (attendance: Attendance): PersonOfDay['step'] =>
    attendance.leftAt === null && attendance.withdrawnBecause === null && !signedOut.has(attendance.id)
      ? 'out'
      : 'done';
  const shiftHours = new Map(board.shifts.map(({ id, startsAt, endsAt }) => [id, `${startsAt}–${endsAt}`]));
  const came = standing.map((attendance): PersonOfDay => {
    const { id, volunteerId, registerNo, name, purpose, shiftId } = attendance;
    const hours = shiftId === null ? null : (shiftHours.get(shiftId) ?? null);
    return {
      ...{ key: id, volunteerId, registerNo, name, purpose, hours, attendanceId: id, attendance },
      ...(shiftId !== null && { shiftId }),
      step: stepOf(attendance),
    };
  });
  const isHere = (volunteerId: string, shiftId: string): boolean =>
    standing.some(
      (one) => one.volunteerId === volunteerId && one.shiftId === shiftId && one.withdrawnBecause === null,
    ) ||
    taps.some(({ id, attendanceId, body, refused }) => {
      const isArrival = id === attendanceId && refused === undefined;
      return isArrival && body['volunteerId'] === volunteerId && body['shiftId'] === shiftId;
    });
  const expected = board.shifts
    .filter(({ businessDate, cancelledBecause }) => businessDate === day && cancelledBecause === null)
    .flatMap(({ id: shiftId, purpose, signedUp, startsAt, endsAt }) =>
      signedUp
        .filter(({ volunteerId }) => !isHere(volunteerId, shiftId))
        .map(({ id, volunteerId, registerNo, name }): PersonOfDay => {
          const who = { key: id, volunteerId, registerNo, name, purpose, shiftId, hours: `${startsAt}–${endsAt}` };
          return { ...who, attendanceId: null, attendance: null, step: 'in' };
        }),
    );
  return [...expected, ...waitingArrivals(board, taps, signedOut), ...came];
}
