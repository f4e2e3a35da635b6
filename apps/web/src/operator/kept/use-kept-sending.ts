import { useEffect } from 'react';
import type { OutboxOwner } from '../outbox/outbox.js';
import { tillDatabase } from '../store/till-database.js';

const SEND_EVERY_MS = 15_000;

/** Sends what side pages kept while somebody serves; their own pages send it themselves, and show what became of it. */
export function useKeptSending(owner: OutboxOwner, kept: number): void {
  useEffect(() => {
    if (kept === 0) return undefined;
    const send = async (): Promise<void> => {
      const { sendKept } = await import('./keep-entry.js');
      await sendKept(tillDatabase, owner);
    };
    // Without a network it waits for the next time.
    const attempt = (): void => void send().catch(() => undefined);
    attempt();
    const timer = setInterval(attempt, SEND_EVERY_MS);
    return () => clearInterval(timer);
  }, [owner, kept]);
}
