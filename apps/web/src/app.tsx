import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { faceOf, type FaceName } from './session/face.js';
import { rememberedAccount } from './session/remembered-account.js';
import { LogInPage } from './session/log-in-page.js';
import { SessionProvider } from './session/session-provider.js';
import { useSession, type SessionState } from './session/session-state.js';
import { NotFetched } from './shared/not-fetched.js';
import { UpdateNotice } from './update/update-notice.js';

/** A part that is fetched when it is shown; what does not come over a bad line is told, not left white. */
const fetched = <Props,>(load: () => Promise<ComponentType<Props>>) =>
  lazy(() => load().then(asDefault, () => asDefault<ComponentType<Props>>(NotFetched)));

const asDefault = <Part,>(part: Part): { readonly default: Part } => ({ default: part });

const ServePage = fetched(async () => (await import('./operator/serve-page.js')).ServePage);
const OfficialFace = fetched(async () => (await import('./official/official-face.js')).OfficialFace);

const loadVolunteerFace = () => import('./volunteer/volunteer-face.js');
const VolunteerFace = fetched(async () => (await loadVolunteerFace()).VolunteerFace);
// A cheap phone fetches its page while it asks who is logged in.
if (rememberedAccount.read()?.role === 'volunteer') loadVolunteerFace().catch(() => undefined);

const OwnAccountFace = fetched(async () => (await import('./account/own-account-face.js')).OwnAccountFace);

const PublicFace = fetched(async () => (await import('./public/public-face.js')).PublicFace);

/** A donor's own page, an elder's for the family, what there is to eat, and where: without an account. */
const PUBLIC = ['/donor', '/family', '/menu', '/map'];
/** Where everybody keeps their own account; the officials' router knows it, too. */
const OWN_ACCOUNT = '/account';

/** The whole web app: one bundle per face, loaded when its role has logged in. */
export function App() {
  if (PUBLIC.includes(location.pathname)) {
    return (
      <Suspense>
        <PublicFace />
      </Suspense>
    );
  }
  return (
    <SessionProvider>
      <Suspense>
        <Face />
      </Suspense>
      <UpdateNotice />
    </SessionProvider>
  );
}

/** A role has one face, so the role decides and the address follows; a router is in the faces that have pages. */
function Face() {
  const { state } = useSession();
  const face = state.phase === 'in' ? faceOf(state.account.role) : null;
  const address = addressOf(state, face);
  useEffect(() => {
    if (address === null || location.pathname === address) return;
    // A log-in leads to where somebody wanted to go.
    const asked = state.phase === 'out' ? `${location.pathname}${location.search}` : null;
    history.replaceState({ asked }, '', address);
  }, [state.phase, address]);
  if (state.phase === 'starting') return null;
  if (state.phase === 'out') return <LogInPage />;
  if (face !== 'official' && location.pathname === OWN_ACCOUNT) return <OwnAccountFace account={state.account} />;
  switch (face) {
    case 'operator':
      return <ServePage />;
    case 'official':
      return <OfficialFace />;
    case 'volunteer':
      return <VolunteerFace account={state.account} standing={state.standing} />;
    case null:
      return null;
  }
}

/** Where the page must be; null where that is the router's business. */
function addressOf({ phase }: SessionState, face: FaceName | null): string | null {
  if (phase === 'starting') return null;
  if (phase === 'out') return '/login';
  if (location.pathname === OWN_ACCOUNT) return null;
  switch (face) {
    case 'operator':
      return '/serve';
    case 'official':
      return null;
    case 'volunteer':
    case null:
      return '/';
  }
}
