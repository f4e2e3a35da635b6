import { lazy, Suspense, useEffect } from 'react';
import { faceOf } from './session/face.js';
import { LogInPage } from './session/log-in-page.js';
import { NoFacePage } from './session/no-face-page.js';
import { SessionProvider } from './session/session-provider.js';
import { useSession } from './session/session-state.js';
import { UpdateNotice } from './update/update-notice.js';

const ServePage = lazy(async () => ({ default: (await import('./operator/serve-page.js')).ServePage }));
const OfficialPages = lazy(async () => ({ default: (await import('./official/official-pages.js')).OfficialPages }));

/** The whole web app: one bundle per face, loaded when its role has logged in. */
export function App() {
  return (
    <SessionProvider>
      <Suspense>
        <Face />
      </Suspense>
      <UpdateNotice />
    </SessionProvider>
  );
}

/** A role has one face, so the role decides and the address follows; a router is in the bundles that have pages. */
function Face() {
  const { state } = useSession();
  const face = state.phase === 'in' ? faceOf(state.account.role) : null;
  const address = state.phase === 'out' ? '/login' : (face ?? '/');
  useEffect(() => {
    if (state.phase !== 'starting' && location.pathname !== address) history.replaceState(null, '', address);
  }, [state.phase, address]);
  if (state.phase === 'starting') return null;
  if (state.phase === 'out') return <LogInPage />;
  switch (face) {
    case '/serve':
      return <ServePage />;
    case '/district':
      return <OfficialPages />;
    case null:
      return <NoFacePage account={state.account} />;
  }
}
