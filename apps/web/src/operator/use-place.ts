import { useSyncExternalStore } from 'react';

/** Places in the operator's address: a fragment, so that going back and reloading work without a router. */
export const MENU_ADDRESS = '#menu';
export const WALLET_ADDRESS = '#wallet';
export const CLOSE_ADDRESS = '#close';
export const CLAIM_ADDRESS = '#claim';
export const GARDEN_ADDRESS = '#garden';
export const PRODUCTION_ADDRESS = '#production';
export const OVERSIGHT_ADDRESS = '#oversight';
export const VOLUNTEERS_ADDRESS = '#volunteers';
export const ORDERS_ADDRESS = '#orders';

/** What stands in place of the counter. */
export type Place =
  | 'counter'
  | 'menu'
  | 'wallet'
  | 'close'
  | 'claim'
  | 'garden'
  | 'production'
  | 'volunteers'
  | 'oversight'
  | 'orders';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The fragment of the address. */
export function useFragment(): string {
  return useSyncExternalStore(subscribe, () => location.hash);
}

/** What the address asks for. */
export function usePlace(): Place {
  const fragment = useFragment();
  if (fragment === MENU_ADDRESS) return 'menu';
  if (fragment === CLOSE_ADDRESS) return 'close';
  if (fragment === CLAIM_ADDRESS) return 'claim';
  if (fragment === GARDEN_ADDRESS) return 'garden';
  if (fragment === PRODUCTION_ADDRESS) return 'production';
  if (fragment === VOLUNTEERS_ADDRESS) return 'volunteers';
  if (fragment === OVERSIGHT_ADDRESS) return 'oversight';
  if (fragment.startsWith(ORDERS_ADDRESS)) return 'orders';
  return fragment === WALLET_ADDRESS || fragment.startsWith(`${WALLET_ADDRESS}/`) ? 'wallet' : 'counter';
}
