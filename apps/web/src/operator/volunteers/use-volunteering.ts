import { addDays, businessDateAt, parseBusinessDate, weekStartOf } from '@nuancan/kernel';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { useKept } from '../kept/use-kept.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import { newClientId } from '../store/new-client-id.js';
import { lastBoard } from './last-board.js';
import { tapOf, type Tap } from './tap-of.js';
import type { Attendance, Purpose, Shift, Volunteer, VolunteerBoard } from './volunteers-contract.js';

const MOST_VOLUNTEERS = 500;

/** A time that somebody was asked for, with how it is known. */
export interface Told {
  readonly toldAt: string;
  readonly note: string;
}

/** Whoever signs in, for which shift. */
export interface Arrival {
  readonly volunteer: Pick<Volunteer, 'id' | 'registerNo'>;
  readonly purpose: Purpose;
  readonly shiftId?: string;
}

/** The volunteers of the own facility, and the taps that wait to be sent. */
export interface Volunteering {
  /** Null before the first answer. */
  readonly board: VolunteerBoard | null;
  readonly day: string;
  readonly weekFrom: string;
  readonly error: unknown;
  readonly taps: readonly Tap[];
  readonly showDay: (day: string) => void;
  readonly showWeek: (from: string) => void;
  /** Keeps the tap on this device and sends it. @throws when the device has no room */
  readonly signIn: (arrival: Arrival, label: string, told?: Told) => Promise<void>;
  readonly signOut: (attendanceId: string, label: string, told?: Told) => Promise<void>;
  readonly dismiss: (tapId: string) => void;
  /** Asks for something that needs no keeping, and shows everything anew. @throws what the server refuses, NetworkLost */
  readonly ask: (path: string, ask: { method?: 'POST' | 'PUT'; body: object }) => Promise<void>;
  readonly reload: () => void;
}

/** Fetches the board; taps are kept and sent by and by. */
export function useVolunteering(owner: OutboxOwner, onExpired: () => void): Volunteering {
  const today = businessDateAt(new Date());
  const [day, setDay] = useState<string>(today);
  const [weekFrom, setWeekFrom] = useState<string>(weekStartOf(today));
  const { board, error, load } = useBoard(owner, { day, weekFrom }, onExpired);
  const reload = useCallback(() => void load(), [load]);
  const { waiting, keep, drop } = useKept(owner, { taps: true, onSent: reload, onExpired });
  const taps = useMemo(() => waiting.flatMap(tapOf), [waiting]);
  const now = (): string => new Date().toISOString();
  return {
    ...{ board, day, weekFrom, error, taps },
    showDay: setDay,
    showWeek: setWeekFrom,
    signIn: ({ volunteer, purpose, shiftId }, label, told) => {
      const id = newClientId(new Date());
      const body = {
        id,
        volunteerId: volunteer.id,
        purpose,
        ...(shiftId !== undefined && { shiftId }),
        deviceAt: now(),
        ...told,
      };
      return keep({ clientId: id, path: '/v1/attendances', body, label, tap: { attendanceId: id, tried: false } });
    },
    signOut: (attendanceId, label, told) => {
      const path = `/v1/attendances/${attendanceId}/sign-out`;
      const body = { deviceAt: now(), ...told };
      return keep({ clientId: newClientId(new Date()), path, body, label, tap: { attendanceId, tried: false } });
    },
    dismiss: (tapId) => void drop(tapId),
    ask: async (path, { method = 'POST', body }) => {
      try {
        await request<unknown>(path, { method, body });
      } finally {
        await load();
      }
    },
    reload,
  };
}

/** The register, the week's shifts, and the day's attendances. */
function useBoard(
  { accountId, facilityId }: OutboxOwner,
  { day, weekFrom }: { day: string; weekFrom: string },
  onExpired: () => void,
) {
  const [board, setBoard] = useState<VolunteerBoard | null>(() => lastBoard.read({ accountId, facilityId }));
  const [error, setError] = useState<unknown>(null);
  const load = useCallback(async (): Promise<void> => {
    const weekTo = addDays(parseBusinessDate(weekFrom), 6);
    const [from, to] = [day < weekFrom ? day : weekFrom, day > weekTo ? day : weekTo];
    try {
      const [register, shifts, attendances] = await Promise.all([
        request<{ items: Volunteer[] }>(`/v1/volunteers?limit=${MOST_VOLUNTEERS}`),
        request<{ items: Shift[] }>(`/v1/shifts?from=${from}&to=${to}`),
        request<{ items: Attendance[] }>(`/v1/attendances?businessDate=${day}`),
      ]);
      const fetched = { volunteers: register.items, shifts: shifts.items, attendances: attendances.items };
      lastBoard.keep({ accountId, facilityId }, fetched);
      setBoard(fetched);
      setError(null);
    } catch (reason) {
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
      setError(reason);
    }
  }, [accountId, facilityId, day, weekFrom, onExpired]);
  useEffect(() => {
    const begin = setTimeout(() => void load());
    return () => clearTimeout(begin);
  }, [load]);
  return { board, error, load };
}
