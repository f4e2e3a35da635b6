import { createContext, use, useCallback, useRef, type ReactNode } from 'react';

/** Tells of a path that is shown now whether another one was shown before. */
type Arrive = (path: string) => boolean;

const ArriveContext = createContext<Arrive | null>(null);

/** Remembers the path whose page was shown last, so that the next one knows it was navigated to. */
export function VisitedPath({ children }: { children: ReactNode }) {
  const last = useRef<string | null>(null);
  const arrive = useCallback((path: string) => {
    const navigated = last.current !== null && last.current !== path;
    last.current = path;
    return navigated;
  }, []);
  return <ArriveContext value={arrive}>{children}</ArriveContext>;
}

/** To be called when a page is shown: true when another one was shown before. */
export function useArrive(): Arrive {
  const arrive = use(ArriveContext);
  if (!arrive) throw new Error('useArrive outside VisitedPath');
  return arrive;
}
