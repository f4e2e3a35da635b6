import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { useKept, type Kept } from '../kept/use-kept.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import { newClientId } from '../store/new-client-id.js';
import type { GardenBoard } from './garden-contract.js';

/** What is entered: where to, and in which words. */
export interface NewEntry {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly label: string;
}

/** The garden of the own facility, and what of it only this device has. */
export interface Garden extends Pick<Kept, 'waiting' | 'drop'> {
  /** As fetched last, on this device before, too; null before the first answer ever. */
  readonly board: GardenBoard | null;
  readonly error: unknown;
  /** Counts what was fetched, so that lists beside the board are fetched anew. */
  readonly changes: number;
  /** Keeps the entry on this device and sends it. */
  readonly enter: (entry: NewEntry) => Promise<void>;
  /** Asks for something that needs no keeping, or edits what is of a version, and shows the board anew. @throws what the server refuses, NetworkLost */
  readonly ask: (path: string, body: object, edit?: { readonly version: number }) => Promise<void>;
  readonly reload: () => void;
}

/** Fetches the board; what is entered is kept and sent by and by. */
export function useGarden(owner: OutboxOwner, onExpired: () => void): Garden {
  const { facilityId } = owner;
  const [board, setBoard] = useState<GardenBoard | null>(() => remembered(facilityId));
  const [error, setError] = useState<unknown>(null);
  const [changes, setChanges] = useState(0);
  const show = useCallback(
    (fetched: GardenBoard) => {
      remember(facilityId, fetched);
      setBoard(fetched);
      setError(null);
      setChanges((count) => count + 1);
    },
    [facilityId],
  );
  const fail = useCallback(
    (reason: unknown) => {
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
      setError(reason);
    },
    [onExpired],
  );
  useEffect(() => {
    const ender = new AbortController();
    const { signal } = ender;
    request<GardenBoard>('/v1/garden', { signal }).then(show, (reason: unknown) => !signal.aborted && fail(reason));
    return () => ender.abort();
  }, [show, fail]);
  const reload = useCallback(() => void request<GardenBoard>('/v1/garden').then(show, fail), [show, fail]);
  const { keep, drop, waiting } = useKept(owner, { taps: false, onSent: reload, onExpired });
  const enter = ({ path, body, label }: NewEntry): Promise<void> => {
    const clientId = newClientId(new Date());
    return keep({ clientId, path, body: { ...body, clientId }, label });
  };
  const ask = async (path: string, body: object, edit?: { readonly version: number }): Promise<void> => {
    try {
      await request<unknown>(path, { method: edit ? 'PATCH' : 'POST', body, ...edit });
    } finally {
      reload();
    }
  };
  return { board, error, changes, waiting, enter, drop, ask, reload };
}

const keyOf = (facilityId: string): string => `nuancan.garden.${facilityId}`;

/** So that a harvest can be weighed in without a network; without the names of people. */
function remember(facilityId: string, board: GardenBoard): void {
  const plots = board.plots.map((plot) => ({ ...plot, tendedBy: null }));
  localStorage.setItem(keyOf(facilityId), JSON.stringify({ ...board, plots }));
}

function remembered(facilityId: string): GardenBoard | null {
  const stored = localStorage.getItem(keyOf(facilityId));
  return stored === null ? null : (JSON.parse(stored) as GardenBoard);
}
