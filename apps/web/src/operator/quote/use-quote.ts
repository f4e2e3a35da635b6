import { useEffect, useMemo, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import type { Quote, Till } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { keptQuote, type QuoteSubject, type ShownQuote } from './shown-quote.js';

interface Asked {
  readonly subject: QuoteSubject | null;
  readonly till: Till;
  readonly businessDate: string;
  readonly reachable: boolean;
}

/** The quote on the screen. `asking`: only the server knows and has not answered; `unknown`: it cannot be asked. */
export interface QuoteState {
  readonly quote: ShownQuote | null;
  readonly standing: 'ready' | 'asking' | 'unknown' | 'empty';
  readonly problem: ApiProblem | null;
}

const TIMEOUT_MS = 5_000;

/** Shows at once what the till knows, and what the server says as soon as it has. */
export function useQuote({ subject, till, businessDate, reachable }: Asked): QuoteState {
  const [answer, setAnswer] = useState<{ key: string; quote: ShownQuote | null; problem: ApiProblem | null } | null>(
    null,
  );
  const kept = useMemo(() => subject && keptQuote(subject, till), [subject, till]);
  // A second meal has full price whatever the server says: it may not know yet of the first one.
  const askable = subject !== null && subject.diner !== null && !subject.served && subject.items.length > 0;
  const question = useMemo(() => {
    if (!askable || !reachable || !subject.diner) return null;
    const { diner, slot, mode, items } = subject;
    return JSON.stringify({ residentId: diner.residentId, businessDate, slot, mode, items });
  }, [askable, reachable, subject, businessDate]);

  useEffect(() => {
    if (question === null) return;
    const ender = new AbortController();
    request<Quote>('/v1/meals/quote', {
      method: 'POST',
      body: JSON.parse(question) as object,
      signal: ender.signal,
      timeoutMs: TIMEOUT_MS,
    })
      .then((quote) => setAnswer({ key: question, quote, problem: null }))
      .catch((error: unknown) => {
        if (ender.signal.aborted) return;
        setAnswer({ key: question, quote: null, problem: error instanceof ApiProblem ? error : null });
      });
    return () => ender.abort();
  }, [question]);

  if (!subject || subject.items.length === 0) return { quote: null, standing: 'empty', problem: null };
  const fresh = question !== null && answer?.key === question ? answer : null;
  const quote = fresh?.quote ?? kept;
  if (quote) return { quote, standing: 'ready', problem: null };
  const standing = question !== null && !fresh ? 'asking' : 'unknown';
  return { quote: null, standing, problem: fresh?.problem ?? null };
}
