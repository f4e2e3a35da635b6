import { lazy } from 'react';
import type { Role } from '../api/contract.js';
import type { OfficialPage } from './official-page.js';

const EVERYBODY: readonly Role[] = ['town_official', 'district_official', 'auditor', 'admin'];
/** An administrator keeps accounts and reads no resident and no meal: a day of the district would be nothing but zeros. */
const OF_RESIDENTS: readonly Role[] = ['town_official', 'district_official', 'auditor'];

/** Every page, in the order of the navigation. The first that a role sees is its home. */
export const OFFICIAL_PAGES: readonly OfficialPage[] = [
  {
    path: '/district',
    titleKey: 'district',
    component: lazy(async () => ({ default: (await import('./day/district-day-page.js')).DistrictDayPage })),
    roles: OF_RESIDENTS,
  },
  {
    path: '/facilities',
    titleKey: 'facilities',
    component: lazy(async () => ({ default: (await import('./facilities/facilities-page.js')).FacilitiesPage })),
    roles: EVERYBODY,
  },
  {
    path: '/meal-map',
    titleKey: 'mealMap',
    component: lazy(async () => ({ default: (await import('./map/meal-map-page.js')).MealMapPage })),
    roles: OF_RESIDENTS,
  },
  {
    path: '/residents',
    titleKey: 'residents',
    component: lazy(async () => ({ default: (await import('./residents/residents-page.js')).ResidentsPage })),
    roles: OF_RESIDENTS,
  },
  {
    path: '/applications',
    titleKey: 'applications',
    component: lazy(async () => ({ default: (await import('./applications/applications-page.js')).ApplicationsPage })),
    roles: OF_RESIDENTS,
  },
  {
    path: '/erasures',
    titleKey: 'erasures',
    component: lazy(async () => ({ default: (await import('./erasures/erasures-page.js')).ErasuresPage })),
    roles: OF_RESIDENTS,
  },
  {
    path: '/policies',
    titleKey: 'policies',
    component: lazy(async () => ({ default: (await import('./policies/policies-page.js')).PoliciesPage })),
    roles: EVERYBODY,
  },
  {
    path: '/claims',
    titleKey: 'claims',
    component: lazy(async () => ({ default: (await import('./claims/claims-page.js')).ClaimsPage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/grants',
    titleKey: 'grants',
    component: lazy(async () => ({ default: (await import('./grants/grants-page.js')).GrantsPage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/disclosures',
    titleKey: 'disclosures',
    component: lazy(async () => ({ default: (await import('./disclosure/disclosure-page.js')).DisclosurePage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/trace',
    titleKey: 'trace',
    component: lazy(async () => ({ default: (await import('./trace/trace-page.js')).TracePage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/donations',
    titleKey: 'donations',
    component: lazy(async () => ({ default: (await import('./donations/donations-page.js')).DonationsPage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/books',
    titleKey: 'books',
    component: lazy(async () => ({ default: (await import('./books/books-page.js')).BooksPage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/gardens',
    titleKey: 'gardens',
    component: lazy(async () => ({ default: (await import('./garden/gardens-page.js')).GardensPage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/portions',
    titleKey: 'portions',
    component: lazy(async () => ({ default: (await import('./production/portions-page.js')).PortionsPage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/volunteers',
    titleKey: 'volunteers',
    component: lazy(async () => ({ default: (await import('./volunteers/volunteers-page.js')).VolunteersPage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/dishes',
    titleKey: 'dishes',
    component: lazy(async () => ({ default: (await import('./dishes/dishes-page.js')).DishesPage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/dish-trace',
    titleKey: 'dishTrace',
    component: lazy(async () => ({ default: (await import('./dish-trace/dish-trace-page.js')).DishTracePage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/oversight',
    titleKey: 'oversight',
    component: lazy(async () => ({ default: (await import('./oversight/oversight-page.js')).OversightPage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/welfare',
    titleKey: 'welfare',
    component: lazy(async () => ({ default: (await import('./welfare/welfare-page.js')).WelfarePage })),
    roles: ['town_official', 'district_official', 'auditor'],
  },
  {
    path: '/closures',
    titleKey: 'closures',
    component: lazy(async () => ({ default: (await import('./closures/closures-page.js')).ClosuresPage })),
    roles: ['town_official', 'district_official'],
  },
  {
    path: '/families',
    titleKey: 'families',
    component: lazy(async () => ({ default: (await import('./families/families-page.js')).FamiliesPage })),
    roles: ['town_official', 'district_official'],
  },
  {
    path: '/imports',
    titleKey: 'imports',
    component: lazy(async () => ({ default: (await import('./import/import-page.js')).ImportPage })),
    roles: ['town_official', 'district_official'],
  },
  {
    path: '/accounts',
    titleKey: 'accounts',
    component: lazy(async () => ({ default: (await import('../account/admin/accounts-page.js')).AccountsPage })),
    roles: ['admin'],
  },
  {
    path: '/queues',
    titleKey: 'queues',
    component: lazy(async () => ({ default: (await import('./queues/queues-page.js')).QueuesPage })),
    roles: ['admin'],
  },
  {
    path: '/messages',
    titleKey: 'messages',
    component: lazy(async () => ({ default: (await import('./messages/messages-page.js')).MessagesPage })),
    roles: ['town_official', 'district_official', 'admin'],
    isHidden: true,
  },
  {
    path: '/account',
    titleKey: 'account',
    component: lazy(async () => ({ default: (await import('./own-account-page.js')).OwnAccountPage })),
    roles: EVERYBODY,
    isHidden: true,
  },
];
