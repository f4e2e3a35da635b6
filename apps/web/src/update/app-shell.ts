type Listener = () => void;

let waiting: ServiceWorker | null = null;
const listeners = new Set<Listener>();

/** Keeps the app itself on the device, so that a reload works without a network. Only the built app has a worker. */
export function registerAppShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.register('/sw.js').then((registration) => {
    announce(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const installing = registration.installing;
      installing?.addEventListener('statechange', () => {
        // The first installation has no controller yet: nothing to update.
        if (installing.state === 'installed' && navigator.serviceWorker.controller) announce(installing);
      });
    });
  });
}

/** A new version that waits to be asked, and how to ask it. */
export const newVersion = {
  isWaiting: (): boolean => waiting !== null,
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Takes the new version over and reloads the page. */
  take(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting?.postMessage({ type: 'SKIP_WAITING' });
  },
};

function announce(worker: ServiceWorker | null): void {
  waiting = worker ?? waiting;
  listeners.forEach((listener) => listener());
}
