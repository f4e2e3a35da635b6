import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import type { Slot } from '../../api/contract.js';
import { request } from '../../api/request.js';
import type { ClosureList, KitchenSheet, OrderList, StandingOrderList } from './orders-contract.js';

/** A day's orders of the own kitchen with what is beside them. */
export interface OrderBoard {
  readonly businessDate: string;
  readonly orders: OrderList;
  readonly sheets: Readonly<Record<Slot, KitchenSheet>>;
  readonly closures: ClosureList;
  readonly standing: StandingOrderList;
}

/** The board, and how it is changed. */
export interface Orders {
  readonly board: OrderBoard | null;
  readonly error: unknown;
  readonly reload: () => void;
  /** Asks for a change and shows the board anew. @throws what the server refuses, NetworkLost */
  readonly ask: <Answer>(path: string, body: object) => Promise<Answer>;
}

/** Fetches the orders of a day; they change on the server alone, where the cut-off is. */
export function useOrders(businessDate: string, onExpired: () => void): Orders {
  const [board, setBoard] = useState<OrderBoard | null>(null);
  const [error, setError] = useState<unknown>(null);
  const show = useCallback((fetched: OrderBoard) => {
    setBoard(fetched);
    setError(null);
  }, []);
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
    fetchBoard(businessDate, signal).then(
      (fetched) => !signal.aborted && show(fetched),
      (reason: unknown) => !signal.aborted && fail(reason),
    );
    return () => ender.abort();
  }, [businessDate, show, fail]);
  const reload = useCallback(() => void fetchBoard(businessDate).then(show, fail), [businessDate, show, fail]);
  const ask = async <Answer>(path: string, body: object): Promise<Answer> => {
    try {
      return await request<Answer>(path, { method: 'POST', body });
    } finally {
      reload();
    }
  };
  return { board: board?.businessDate === businessDate ? board : null, error, reload, ask };
}

async function fetchBoard(businessDate: string, signal?: AbortSignal): Promise<OrderBoard> {
  const get = <Answer>(path: string): Promise<Answer> => request<Answer>(path, signal ? { signal } : {});
  const sheetOf = (slot: Slot): Promise<KitchenSheet> =>
    get(`/v1/kitchen-sheets?businessDate=${businessDate}&slot=${slot}`);
  const [orders, breakfast, lunch, dinner, closures, standing] = await Promise.all([
    get<OrderList>(`/v1/delivery-orders?businessDate=${businessDate}`),
    ...([sheetOf('breakfast'), sheetOf('lunch'), sheetOf('dinner')] as const),
    get<ClosureList>(`/v1/delivery-closures?from=${businessDate}`),
    get<StandingOrderList>('/v1/standing-orders'),
  ]);
  return { businessDate, orders, sheets: { breakfast, lunch, dinner }, closures, standing };
}
