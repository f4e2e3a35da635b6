import { useEffect, useState } from 'react';
import { ApiProblem } from '../api/api-problem.js';
import { request } from '../api/request.js';
import { useSession } from '../session/session-state.js';
import { liveInbox } from './live-inbox.js';
import type { Message, MessagePage, MessageTopic, Unread } from './message-contract.js';
import { useInbox } from './use-inbox.js';

const PAGE = 30;

/** Which messages are listed. */
export interface MessageFilter {
  readonly box: 'all' | 'unread';
  readonly topic: MessageTopic | '';
}

/** A list of messages and what can be done with it. */
export interface Messages {
  /** Null: not fetched yet. */
  readonly items: readonly Message[] | null;
  readonly hasMore: boolean;
  readonly error: Error | null;
  readonly more: () => void;
  readonly reload: () => void;
  readonly markRead: (message: Message) => void;
  readonly markAll: () => void;
}

/** Fetches what the filter asks for, again when something came or was read, as many as are shown. */
export function useMessages({ box, topic }: MessageFilter): Messages {
  const { expire } = useSession();
  const { round } = useInbox();
  const [shown, setShown] = useState(PAGE);
  const [again, setAgain] = useState(0);
  const [page, setPage] = useState<MessagePage | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    const ender = new AbortController();
    const failed = (failure: unknown): void => {
      if (ender.signal.aborted) return;
      if (ApiProblem.hasStatus(failure, 401)) expire();
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    };
    const asked = new URLSearchParams({ box, limit: String(shown), ...(topic !== '' && { topic }) });
    request<MessagePage>(`/v1/messages?${asked}`, { signal: ender.signal }).then((found) => {
      setPage(found);
      setError(null);
    }, failed);
    return () => ender.abort();
  }, [box, topic, shown, round, again, expire]);
  const mark = (path: string, body: object): void => {
    request<Unread>(path, { method: 'POST', body })
      .then(() => request<Unread>('/v1/messages/unread'))
      .then(({ unread }) => liveInbox.set(unread), setError);
  };
  return {
    items: page?.items ?? null,
    hasMore: page !== null && page.nextCursor !== null && shown < 500,
    error,
    more: () => setShown((now) => Math.min(now + PAGE, 500)),
    reload: () => setAgain((now) => now + 1),
    markRead: ({ id }) => mark(`/v1/messages/${id}/read`, {}),
    markAll: () => {
      const [newest] = page?.items ?? [];
      if (newest) mark('/v1/messages/read', { throughMessageId: newest.id });
    },
  };
}
