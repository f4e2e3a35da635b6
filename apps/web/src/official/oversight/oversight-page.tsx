import '../facilities/facilities.css';
import '../books/books.css';
import '../../oversight/oversight.css';
import '../facilities/facility-texts.js';
import '../../shared/form-texts.js';
import '../../oversight/oversight-texts.js';
import { Route, Routes } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { MissingPage } from '../shell/missing-page.js';
import { ComplaintPage } from './complaint-page.js';
import { ComplaintsPage } from './complaints-page.js';
import { InspectionPage } from './inspection-page.js';
import { InspectionsPage } from './inspections-page.js';
import { SettingsPage } from './settings-page.js';
import { StatisticsPage } from './statistics-page.js';

/** 督导与投诉: what is due, inspections with their findings, complaints and how they ended. */
export function OversightPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<InspectionsPage account={account} />} />
      <Route path="inspections/:id" element={<InspectionPage account={account} />} />
      <Route path="complaints" element={<ComplaintsPage account={account} />} />
      <Route path="complaints/:id" element={<ComplaintPage account={account} />} />
      <Route path="statistics" element={<StatisticsPage />} />
      <Route path="settings" element={<SettingsPage account={account} />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
