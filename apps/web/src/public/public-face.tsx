import { lazy } from 'react';

const DonorPage = lazy(async () => ({ default: (await import('./donor-page.js')).DonorPage }));
const FamilyPage = lazy(async () => ({ default: (await import('./family/family-page.js')).FamilyPage }));
const PublicMenuPage = lazy(async () => ({ default: (await import('./menu/public-menu-page.js')).PublicMenuPage }));
const PublicMapPage = lazy(async () => ({ default: (await import('./map/public-map-page.js')).PublicMapPage }));

/** What needs no account; a chunk of its own, so that the counter does not carry the list of their files. */
export function PublicFace() {
  switch (location.pathname) {
    case '/donor':
      return <DonorPage />;
    case '/family':
      return <FamilyPage />;
    case '/map':
      return <PublicMapPage />;
    default:
      return <PublicMenuPage />;
  }
}
