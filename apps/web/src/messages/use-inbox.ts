import { useSyncExternalStore } from 'react';
import { liveInbox, type InboxState } from './live-inbox.js';

/** One's inbox as it fills. */
export function useInbox(): InboxState {
  return useSyncExternalStore(liveInbox.subscribe, liveInbox.read);
}
