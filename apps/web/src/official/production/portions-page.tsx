import '../books/books.css';
import '../facilities/facilities.css';
import '../facilities/facility-texts.js';
import '../../shared/form-texts.js';
import '../../production/production.css';
import '../../production/production-texts.js';
import './portion-texts.js';
import './portions.css';
import { Route, Routes } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { MissingPage } from '../shell/missing-page.js';
import { PortionDayPage } from './portion-day-page.js';
import { PortionMonthPage } from './portion-month-page.js';

/** 份数核对: the month of every facility that logs, and each day down to its entries. */
export function PortionsPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<PortionMonthPage account={account} />} />
      <Route path=":facilityId/:businessDate" element={<PortionDayPage account={account} />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
