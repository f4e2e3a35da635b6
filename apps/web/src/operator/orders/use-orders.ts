import { useCallback } from 'react';
import type { Slot } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { useFetched } from '../use-fetched.js';
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
  const fetchDay = useCallback((signal: AbortSignal) => fetchBoard(businessDate, signal), [businessDate]);
  const { data, error, reload } = useFetched(fetchDay, onExpired);
  const ask = async <Answer>(path: string, body: object): Promise<Answer> => {
    try {
      return await request<Answer>(path, { method: 'POST', body });
    } finally {
      reload();
    }
  };
  return { board: data?.businessDate === businessDate ? data : null, error, reload, ask };
}

async function fetchBoard(businessDate: string, signal: AbortSignal): Promise<OrderBoard> {
  const get = <Answer>(path: string): Promise<Answer> => request<Answer>(path, { signal });
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
