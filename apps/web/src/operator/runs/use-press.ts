import { useCallback, useEffect, useRef, useState } from 'react';

/** What a part of the board asks for without a dialog; what is refused is said above the board. */
export type Press = (work: () => Promise<void>, focus?: string | null) => Promise<void>;

/** Presses one after the other, and puts the focus where it belongs once the board shows what is new. */
export function usePress(version: number): { readonly error: unknown; readonly busy: boolean; readonly press: Press } {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const focus = useRef<string | null>(null);
  useEffect(() => {
    if (focus.current !== null) document.getElementById(focus.current)?.focus();
    focus.current = null;
  }, [version]);
  const press = useCallback<Press>(async (work, next = null) => {
    if (working.current) return;
    working.current = true;
    focus.current = next;
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (reason) {
      setError(reason);
    }
    working.current = false;
    setBusy(false);
  }, []);
  return { error, busy, press };
}
