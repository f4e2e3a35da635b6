import { useEffect, useMemo, useState } from 'react';
import type { Diner, Slot } from '../../api/contract.js';
import { request } from '../../api/request.js';
import type { DinerRow } from '../store/till-database.js';
import { matchDiners, normalizeSearch } from './diner-match.js';
import type { DinerMemory } from './diner-memory.js';
import { mergeFound } from './merge-found.js';

interface Search {
  readonly text: string;
  readonly slot: Slot;
  readonly businessDate: string;
  readonly rows: readonly DinerRow[];
  readonly memory: DinerMemory;
  readonly askServer: boolean;
}

/** What a search shows. */
export interface SearchResult {
  readonly diners: readonly Diner[];
  /** Whether no answer is being waited for. */
  readonly settled: boolean;
}

const PAUSE_MS = 120;
const TIMEOUT_MS = 4_000;
const HAN = /\p{Script=Han}/u;
const LETTERS_TO_ASK = 2;

/** Diners for a typed text: at once those this till knows, then the server's; rows never change places meanwhile. */
export function useDinerSearch({ text, slot, businessDate, rows, memory, askServer }: Search): SearchResult {
  const wanted = normalizeSearch(text);
  const worthAsking = askServer && (wanted.length >= LETTERS_TO_ASK || HAN.test(wanted));
  const key = `${slot}|${businessDate}|${wanted}`;
  const [answer, setAnswer] = useState<{ key: string; found: readonly Diner[] } | null>(null);

  useEffect(() => {
    if (!worthAsking) return;
    const ender = new AbortController();
    const ask = async (): Promise<void> => {
      const body = { text: wanted, slot, businessDate };
      try {
        const { items } = await request<{ items: Diner[] }>('/v1/diners/search', {
          method: 'POST',
          body,
          signal: ender.signal,
          timeoutMs: TIMEOUT_MS,
        });
        setAnswer({ key, found: items });
        // A card or identity number that was typed is not kept in words.
        const byName = items.every(({ foundBy }) => foundBy === 'name');
        await memory.keepFound(items, { text: byName ? wanted : null, businessDate });
      } catch {
        // What the till itself knows is on the screen already, and the strip says that the server does not answer.
        if (!ender.signal.aborted) setAnswer({ key, found: [] });
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      ender.abort();
    };
  }, [key, wanted, slot, businessDate, memory, worthAsking]);

  const known = useMemo(
    () => matchDiners(rows, wanted).map((row) => dinerOn(row, businessDate)),
    [rows, wanted, businessDate],
  );
  const answered = answer?.key === key ? answer.found : null;
  return useMemo(
    () => ({ diners: mergeFound(known, answered ?? []), settled: !worthAsking || answered !== null }),
    [known, answered, worthAsking],
  );
}

/** Meals had on another day say nothing about this one. */
function dinerOn({ diner, quotedOn }: DinerRow, businessDate: string): Diner {
  return quotedOn === businessDate ? diner : { ...diner, served: [] };
}
