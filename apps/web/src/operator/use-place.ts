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

/** What stands in place of the counter: the fragment, up to a slash. */
const PLACES = [
  'menu',
  'wallet',
  'close',
  'claim',
  'garden',
  'production',
  'volunteers',
  'oversight',
  'orders',
  'messages',
] as const;
export type Place = 'counter' | (typeof PLACES)[number];

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
  const [name] = useFragment().slice(1).split('/');
  return PLACES.find((place) => place === name) ?? 'counter';
}
