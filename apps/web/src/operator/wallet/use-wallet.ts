import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { newClientId } from '../store/new-client-id.js';
import type { FormBody } from '../../shared/form-values.js';
import { movedWallet } from './remembered-wallet.js';
import type {
  Wallet,
  WalletMovement,
  WalletPage,
  WalletReceipt,
  WalletSettings,
  WalletStatement,
} from './wallet-contract.js';

export type Booking = 'top-ups' | 'refunds';

/** A wallet with the newest part of its statement. */
export interface ShownWallet {
  readonly wallet: Wallet | null;
  readonly movements: readonly WalletMovement[];
  readonly nextCursor: string | null;
  readonly mostFen: number;
}

/** One resident's wallet at the own organisation, and what can be done with it. */
export interface WalletState {
  /** Null before the first answer. */
  readonly shown: ShownWallet | null;
  readonly error: unknown;
  readonly reload: () => void;
  readonly more: () => void;
  /**
   * Books `amountFen`, `method` and perhaps `reference`.
   * @throws what the server refuses; NetworkLost: it may be booked, and the same again answers it
   */
  readonly book: (booking: Booking, money: FormBody) => Promise<WalletReceipt>;
}

const PAGE = 20;

/** Fetches wallet and statement of a resident. */
export function useWallet(residentId: string, onExpired: () => void): WalletState {
  const [shown, setShown] = useState<ShownWallet | null>(null);
  const [error, setError] = useState<unknown>(null);
  // Kept until there is an answer, so that pressing again books nothing twice.
  const clientIds = useRef(new Map<Booking, string>());

  const fail = useCallback(
    (reason: unknown) => {
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
      setError(reason);
    },
    [onExpired],
  );
  const show = useCallback((fetched: ShownWallet) => {
    setShown(fetched);
    setError(null);
  }, []);
  useEffect(() => {
    const ender = new AbortController();
    const { signal } = ender;
    fetchWallet(residentId, signal).then(show, (reason: unknown) => !signal.aborted && fail(reason));
    return () => ender.abort();
  }, [residentId, show, fail]);
  const reload = useCallback(() => void fetchWallet(residentId).then(show, fail), [residentId, show, fail]);

  const more = (): void => {
    if (!shown?.wallet || shown.nextCursor === null) return;
    fetchStatement(shown.wallet.id, shown.nextCursor).then(
      ({ items, nextCursor }) => show({ ...shown, movements: [...shown.movements, ...items], nextCursor }),
      fail,
    );
  };
  const book = async (booking: Booking, money: FormBody): Promise<WalletReceipt> => {
    const clientId = clientIds.current.get(booking) ?? newClientId(new Date());
    clientIds.current.set(booking, clientId);
    try {
      const body = { clientId, residentId, ...money };
      const receipt = await request<WalletReceipt>(`/v1/wallets/${booking}`, { method: 'POST', body });
      clientIds.current.delete(booking);
      return receipt;
    } catch (reason) {
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
      else if (reason instanceof ApiProblem) clientIds.current.delete(booking);
      throw reason;
    } finally {
      reload();
    }
  };
  return { shown, error, reload, more, book };
}

async function fetchWallet(residentId: string, signal?: AbortSignal): Promise<ShownWallet> {
  const ask = signal && { signal };
  const [page, settings] = await Promise.all([
    request<WalletPage>(`/v1/wallets?residentId=${residentId}`, ask),
    request<WalletSettings>('/v1/wallet-settings', ask),
  ]);
  const { mostFen } = settings.today;
  const wallet = wholeWallet(page.items, residentId);
  if (!wallet) return { wallet: null, movements: [], nextCursor: null, mostFen };
  const { items, nextCursor } = await fetchStatement(wallet.id, null, signal);
  return { wallet, movements: items, nextCursor, mostFen };
}

/** What entries that were merged hold is part of it, until the next movement puts it together. */
function wholeWallet(wallets: readonly Wallet[], residentId: string): Wallet | null {
  const own = wallets.find((wallet) => wallet.residentId === residentId) ?? wallets[0];
  if (!own) return null;
  const heldFen = wallets.reduce((sum, { balanceFen, arrearsFen }) => sum + balanceFen - arrearsFen, 0);
  return { ...own, ...movedWallet({ balanceFen: 0, arrearsFen: 0 }, heldFen) };
}

function fetchStatement(walletId: string, cursor: string | null, signal?: AbortSignal): Promise<WalletStatement> {
  const query = new URLSearchParams({ limit: String(PAGE), ...(cursor !== null && { cursor }) });
  return request<WalletStatement>(`/v1/wallets/${walletId}/movements?${query}`, signal && { signal });
}
