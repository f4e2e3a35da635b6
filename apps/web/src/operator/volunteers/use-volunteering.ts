import { addDays, businessDateAt, parseBusinessDate, weekStartOf } from '@nuancan/kernel';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { newClientId } from '../store/new-client-id.js';
import { deviceId } from '../store/device-id.js';
import { tillDatabase } from '../store/till-database.js';
import { TapOutbox, type Tap } from './tap-outbox.js';
import type { Attendance, Purpose, Shift, Volunteer, VolunteerBoard } from './volunteers-contract.js';

const RETRY_MS = 15_000;
const MOST_VOLUNTEERS = 500;
/** Sent sooner after the tap, the server's clock counts. */
const AT_ONCE_MS = 10_000;

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
  readonly signIn: (arrival: Arrival, label: string, told?: Told) => void;
  readonly signOut: (attendanceId: string, label: string, told?: Told) => void;
  readonly dismiss: (tapId: string) => void;
  /** Asks for something that needs no keeping, and shows everything anew. @throws what the server refuses, NetworkLost */
  readonly ask: (path: string, ask: { method?: 'POST' | 'PUT'; body: object }) => Promise<void>;
  readonly reload: () => void;
}

interface Owner {
  readonly accountId: string;
  readonly facilityId: string;
  readonly onExpired: () => void;
}

/** Fetches the board, and sends what waits: at once, when the network is back, and every so often. */
export function useVolunteering({ accountId, facilityId, onExpired }: Owner): Volunteering {
  const [outbox] = useState(() => new TapOutbox(localStorage, { accountId, facilityId }));
  const [taps, setTaps] = useState(() => outbox.all());
  const today = businessDateAt(new Date());
  const [day, setDay] = useState<string>(today);
  const [weekFrom, setWeekFrom] = useState<string>(weekStartOf(today));
  const { board, error, load } = useBoard(outbox, { day, weekFrom }, onExpired);
  const sending = useRef(false);
  const flush = useCallback(async (): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    try {
      if (await sendAll(outbox, onExpired)) await load();
    } finally {
      sending.current = false;
      setTaps(outbox.all());
    }
  }, [outbox, onExpired, load]);
  useRepeated(flush);
  const keep = (tap: Omit<Tap, 'tried'>): void => {
    outbox.add(tap);
    setTaps(outbox.all());
    void flush();
  };
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
      keep({ id, attendanceId: id, path: '/v1/attendances', body, label });
    },
    signOut: (attendanceId, label, told) => {
      const path = `/v1/attendances/${attendanceId}/sign-out`;
      keep({ id: newClientId(new Date()), attendanceId, path, body: { deviceAt: now(), ...told }, label });
    },
    dismiss: (tapId) => {
      outbox.remove(tapId);
      setTaps(outbox.all());
    },
    ask: async (path, { method = 'POST', body }) => {
      try {
        await request<unknown>(path, { method, body });
      } finally {
        await load();
      }
    },
    reload: () => void load(),
  };
}

/** The register, the week's shifts, and the day's attendances. */
function useBoard(outbox: TapOutbox, { day, weekFrom }: { day: string; weekFrom: string }, onExpired: () => void) {
  const [board, setBoard] = useState<VolunteerBoard | null>(() => outbox.lastBoard());
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
      outbox.keepBoard(fetched);
      setBoard(fetched);
      setError(null);
    } catch (reason) {
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
      setError(reason);
    }
  }, [outbox, day, weekFrom, onExpired]);
  useEffect(() => {
    const begin = setTimeout(() => void load());
    return () => clearTimeout(begin);
  }, [load]);
  return { board, error, load };
}

function useRepeated(work: () => Promise<void>): void {
  useEffect(() => {
    const again = (): void => void work();
    const begin = setTimeout(again);
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener('online', again);
    return () => {
      clearTimeout(begin);
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [work]);
}

/** Sends what waits, one after the other, until the network or the session ends. @returns whether anything was answered */
async function sendAll(outbox: TapOutbox, onExpired: () => void): Promise<boolean> {
  const device = await deviceId(tillDatabase);
  let answered = false;
  for (let tap = outbox.next(); tap !== undefined; tap = outbox.next()) {
    try {
      const late = Date.now() - Date.parse(String(tap.body['deviceAt'])) > AT_ONCE_MS;
      // Before it goes: whatever happens to this page meanwhile, sent again it counts by the tablet's clock.
      outbox.change(tap.id, { tried: true });
      const body = { ...tap.body, deviceId: device, offline: tap.tried || late };
      await request<unknown>(tap.path, { method: 'POST', body });
      outbox.remove(tap.id);
    } catch (reason) {
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
      const refusal = reason instanceof ApiProblem && reason.problem.status !== 401 && reason.problem.status < 500;
      if (!refusal) return answered;
      outbox.change(tap.id, { refused: { zh: reason.problem.zh, en: reason.problem.en } });
    }
    answered = true;
  }
  return answered;
}
