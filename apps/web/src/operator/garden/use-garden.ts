import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { newClientId } from '../store/new-client-id.js';
import type { GardenBoard } from './garden-contract.js';
import { GardenOutbox, type WaitingEntry } from './garden-outbox.js';

const RETRY_MS = 15_000;

/** What is entered: where to, in which words, and a photo of a lot. */
export type NewEntry = Omit<WaitingEntry, 'clientId' | 'refused'>;

/** The garden of the own facility, and what waits to be sent to it. */
export interface Garden {
  /** As fetched last, on this device before, too; null before the first answer ever. */
  readonly board: GardenBoard | null;
  readonly error: unknown;
  readonly waiting: readonly WaitingEntry[];
  /** Counts what was taken over, so that lists beside the board are fetched anew. */
  readonly changes: number;
  /** Keeps the entry on this device and sends it. @throws when the device has no room */
  readonly enter: (entry: NewEntry) => void;
  /** Takes note of a refused entry, which was not stored. */
  readonly dismiss: (clientId: string) => void;
  /** Asks for something that needs no keeping, and shows the board anew. @throws what the server refuses, NetworkLost */
  readonly ask: (path: string, body: object) => Promise<void>;
  readonly reload: () => void;
}

interface Owner {
  readonly accountId: string;
  readonly facilityId: string;
  readonly onExpired: () => void;
}

/** Fetches the board, and sends what waits: at once, when the network is back, and every so often. */
export function useGarden({ accountId, facilityId, onExpired }: Owner): Garden {
  const [outbox] = useState(() => new GardenOutbox(localStorage, { accountId, facilityId }));
  const [waiting, setWaiting] = useState(() => outbox.all());
  const [board, setBoard] = useState<GardenBoard | null>(() => outbox.lastBoard());
  const [error, setError] = useState<unknown>(null);
  const [changes, setChanges] = useState(0);
  const sending = useRef(false);

  const fail = useCallback(
    (reason: unknown): void => {
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
      setError(reason);
    },
    [onExpired],
  );
  const load = useCallback(async (): Promise<void> => {
    try {
      const fetched = await request<GardenBoard>('/v1/garden');
      outbox.keepBoard(fetched);
      setBoard(fetched);
      setError(null);
    } catch (reason) {
      fail(reason);
    }
  }, [fail, outbox]);
  const flush = useCallback(async (): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    try {
      if (await sendAll(outbox, onExpired)) {
        setChanges((count) => count + 1);
        await load();
      }
    } finally {
      sending.current = false;
      setWaiting(outbox.all());
    }
  }, [outbox, onExpired, load]);
  useRepeated(flush);
  useEffect(() => {
    const begin = setTimeout(() => void load());
    return () => clearTimeout(begin);
  }, [load]);

  const enter = (entry: NewEntry): void => {
    const clientId = newClientId(new Date());
    outbox.add({ ...entry, clientId, body: { ...entry.body, clientId } });
    setWaiting(outbox.all());
    void flush();
  };
  const dismiss = (clientId: string): void => {
    outbox.remove(clientId);
    setWaiting(outbox.all());
  };
  const ask = async (path: string, body: object): Promise<void> => {
    try {
      await request<unknown>(path, { method: 'POST', body });
      setChanges((count) => count + 1);
    } finally {
      await load();
    }
  };
  return { board, error, waiting, changes, enter, dismiss, ask, reload: () => void load() };
}

/** At once, when the network is back, and every so often. */
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
async function sendAll(outbox: GardenOutbox, onExpired: () => void): Promise<boolean> {
  let answered = false;
  for (let entry = outbox.next(); entry !== undefined; entry = outbox.next()) {
    let stored = false;
    try {
      const { id } = await request<{ id: string }>(entry.path, { method: 'POST', body: entry.body });
      stored = true;
      if (entry.photo !== undefined) await sendPhoto(id, entry.photo);
      outbox.remove(entry.clientId);
    } catch (reason) {
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
      const refusal = reason instanceof ApiProblem && reason.problem.status !== 401 && reason.problem.status < 500;
      if (!refusal) return answered || stored;
      const { zh, en } = reason.problem;
      outbox.refuse(entry.clientId, { zh, en, photoOnly: stored });
    }
    answered = true;
  }
  return answered;
}

async function sendPhoto(lotId: string, photo: string): Promise<void> {
  const bytes = Uint8Array.from(atob(photo), (character) => character.charCodeAt(0));
  const file = new Blob([bytes], { type: 'image/jpeg' });
  await request<unknown>(`/v1/garden/lots/${lotId}/photo`, { method: 'PUT', file });
}
