import './shell.css';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import type { Account } from '../../api/contract.js';
import type { OfficialPage } from '../official-page.js';
import { MissingPage } from './missing-page.js';
import { PageBoundary } from './page-boundary.js';
import { ShellHeader } from './shell-header.js';
import { VisitedPath } from './visited-path.js';

/** Where nobody stays: the front door, and the faces of others. */
const DOORS = ['/', '/login', '/serve'];

/** What surrounds every page: header, navigation, and the place where the page of the address is shown. */
export function OfficialShell({ account, pages }: { account: Account; pages: readonly OfficialPage[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <VisitedPath>
      <div className="face shell">
        <a className="shell-skip" href="#main">
          {t('shell.skip')}
        </a>
        <ShellHeader account={account} pages={pages} />
        <main id="main" className="shell-main" tabIndex={-1}>
          <PageBoundary path={pathname}>
            <Suspense fallback={<p role="status">{t('shell.loading')}</p>}>
              <Routes>
                {DOORS.map((path) => (
                  <Route key={path} path={path} element={<Navigate to={firstAddress(pages)} replace />} />
                ))}
                {pages.map(({ path, component: Page }) => (
                  <Route key={path} path={`${path}/*`} element={<Page account={account} />} />
                ))}
                <Route path="*" element={<MissingPage />} />
              </Routes>
            </Suspense>
          </PageBoundary>
        </main>
      </div>
    </VisitedPath>
  );
}

/** The address that was asked for before the log-in, when it is one of these pages; else the first page. */
function firstAddress(pages: readonly OfficialPage[]): string {
  const asked = (history.state as { asked?: unknown } | null)?.asked;
  if (typeof asked !== 'string') return pages[0]?.path ?? '/missing';
  const known = pages.some(({ path }) => asked.startsWith(path) && /^([/?]|$)/.test(asked.slice(path.length)));
  return known ? asked : (pages[0]?.path ?? '/missing');
}
