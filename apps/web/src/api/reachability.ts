type Listener = () => void;

/**
 * Whether the server answers. `navigator.onLine` alone says nothing about a dead server or a captive portal, so the
 * outcome of every request counts; the browser's events only hasten it.
 */
class Reachability {
  private reachable = navigator.onLine;
  private readonly listeners = new Set<Listener>();

  constructor() {
    window.addEventListener('offline', () => this.report(false));
    window.addEventListener('online', () => this.report(true));
  }

  /** The last thing that was learned. */
  current = (): boolean => this.reachable;

  /** Calls back on every change until the returned function is called. */
  subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Says whether the server has just answered. */
  report(reachable: boolean): void {
    if (reachable === this.reachable) return;
    this.reachable = reachable;
    this.listeners.forEach((listener) => listener());
  }
}

/** The one view on the server's reachability of this page. */
export const reachability = new Reachability();
