import { lazy } from 'react';

const DonorPage = lazy(async () => ({ default: (await import('./donor-page.js')).DonorPage }));
const PublicMenuPage = lazy(async () => ({ default: (await import('./menu/public-menu-page.js')).PublicMenuPage }));

/** What needs no account; a chunk of its own, so that the counter does not carry the list of their files. */
export function PublicFace() {
  return location.pathname === '/donor' ? <DonorPage /> : <PublicMenuPage />;
}
