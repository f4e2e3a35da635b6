import '../facilities/facilities.css';
import '../books/books.css';
import '../claims/claims.css';
import './coverage.css';
import '../../map/map-texts.js';
import '../../shared/form-texts.js';
import '../facilities/facility-texts.js';
import './coverage-texts.js';
import { Route, Routes } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { MissingPage } from '../shell/missing-page.js';
import { MonthsPage } from './months-page.js';
import { NetworkPage } from './network-page.js';
import { NetworksPage } from './networks-page.js';
import { OverviewPage } from './overview-page.js';
import { ScenarioPage } from './scenario-page.js';
import { ScenariosPage } from './scenarios-page.js';
import { SitingPage } from './siting-page.js';
import { SitingsPage } from './sitings-page.js';

/** 助餐地图: who reaches a meal on foot, what changes would do, and the streets that it is counted over. */
export function MealMapPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<OverviewPage account={account} />} />
      <Route path="months" element={<MonthsPage account={account} />} />
      <Route path="scenarios" element={<ScenariosPage />} />
      <Route path="scenarios/:id" element={<ScenarioPage account={account} />} />
      <Route path="sitings" element={<SitingsPage account={account} />} />
      <Route path="sitings/:id" element={<SitingPage account={account} />} />
      <Route path="networks" element={<NetworksPage account={account} />} />
      <Route path="networks/:id" element={<NetworkPage account={account} />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
