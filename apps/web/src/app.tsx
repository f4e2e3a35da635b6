import { lazy, Suspense, type ReactNode } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { faceOf } from './session/face.js';
import { LogInPage } from './session/log-in-page.js';
import { NoFacePage } from './session/no-face-page.js';
import { SessionProvider } from './session/session-provider.js';
import { useSession } from './session/session-state.js';
import { UpdateNotice } from './update/update-notice.js';

const ServePage = lazy(async () => ({ default: (await import('./operator/serve-page.js')).ServePage }));
const DistrictDayPage = lazy(async () => ({ default: (await import('./official/district-day-page.js')).DistrictDayPage }));

/** The whole web app: one bundle per face, loaded when its role has logged in. */
export function App() {
  return (
    <SessionProvider>
      <BrowserRouter>
        <Suspense>
          <Routes>
            <Route path="/serve" element={<Face at="/serve" page={<ServePage />} />} />
            <Route path="/district" element={<Face at="/district" page={<DistrictDayPage />} />} />
            <Route path="/login" element={<Door />} />
            <Route path="*" element={<Door />} />
          </Routes>
        </Suspense>
      </BrowserRouter>
      <UpdateNotice />
    </SessionProvider>
  );
}

/** The log-in page, or on to the page of whoever is logged in. */
function Door() {
  const { state } = useSession();
  if (state.phase === 'starting') return null;
  if (state.phase === 'out') return <LogInPage />;
  const face = faceOf(state.account.role);
  return face ? <Navigate to={face} replace /> : <NoFacePage account={state.account} />;
}

/** A page for those whose face it is. */
function Face({ at, page }: { at: '/serve' | '/district'; page: ReactNode }) {
  const { state } = useSession();
  if (state.phase === 'starting') return null;
  if (state.phase === 'out' || faceOf(state.account.role) !== at) return <Navigate to="/" replace />;
  return page;
}
