import { useEffect } from 'react';
import { liveInbox } from './live-inbox.js';
import type { MessageTopic } from './message-contract.js';

/** Calls `heard`, which stays the same, when something of a topic happened while the page is to be seen. */
export function useStirred(topic: MessageTopic, heard: () => void): void {
  useEffect(() => {
    const unsubscribe = liveInbox.subscribe(() => undefined);
    const leave = liveInbox.onStir((stirred) => stirred === topic && heard());
    return () => {
      leave();
      unsubscribe();
    };
  }, [topic, heard]);
}
