import { useCallback, useRef, useState, type RefObject } from 'react';
import type { Diner, Slot } from '../../api/contract.js';
import type { DinerRow } from '../store/till-database.js';
import type { DinerMemory } from './diner-memory.js';
import { useDinerSearch } from './use-diner-search.js';

interface SearchLineParts {
  readonly slot: Slot;
  readonly businessDate: string;
  readonly rows: readonly DinerRow[];
  readonly memory: DinerMemory;
  readonly askServer: boolean;
}

/** The search box with the rows it found. */
export interface SearchLine {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly diners: readonly Diner[];
  /** The row that Enter takes. */
  readonly active: number;
  /** Whether no answer is being waited for. */
  readonly settled: boolean;
  readonly write: (text: string) => void;
  readonly point: (index: number) => void;
  readonly move: (step: number) => void;
  readonly focus: () => void;
  /** Empty and in focus: ready for the next one in the queue. */
  readonly reset: () => void;
}

/** Keeps the text, the active row and the focus of the counter's one box. */
export function useSearchLine(parts: SearchLineParts): SearchLine {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { diners, settled } = useDinerSearch({ ...parts, text });
  const write = useCallback((next: string) => {
    setActive(0);
    setText(next);
  }, []);
  const focus = useCallback(() => {
    // On a touch screen this would bring the keyboard up over the price; keys and scans find the box without it.
    if (matchMedia('(hover: hover)').matches) input.current?.focus({ preventScroll: true });
  }, []);
  const reset = useCallback(() => {
    write('');
    input.current?.focus();
  }, [write]);
  const last = diners.length - 1;
  const move = (step: number): void => setActive((now) => Math.max(0, Math.min(last, now + step)));
  return { input, text, diners, active, settled, write, point: setActive, move, focus, reset };
}
