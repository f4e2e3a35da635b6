import { useSyncExternalStore } from 'react';

/** The menu's place in the operator's address: a fragment, so that going back and reloading work without a router. */
export const MENU_ADDRESS = '#menu';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Whether the address asks for the menu instead of the counter. */
export function useMenuOpen(): boolean {
  return useSyncExternalStore(subscribe, () => location.hash === MENU_ADDRESS);
}
