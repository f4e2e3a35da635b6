import '../facilities/facilities.css';
import './books.css';
import '../facilities/facility-texts.js';
import '../../shared/form-texts.js';
import './books-texts.js';
import './sheet-texts.js';
import './correction-texts.js';
import { Route, Routes } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { MissingPage } from '../shell/missing-page.js';
import { CorrectionsPage } from './corrections-page.js';
import { EntryPage } from './entry-page.js';
import { DayMealsPage } from './day-meals-page.js';
import { KindPage } from './kind-page.js';
import { MonthsPage } from './months-page.js';
import { SheetPage } from './sheet-page.js';
import { StatementPage } from './statement-page.js';
import { TrialBalancePage } from './trial-balance-page.js';

/** 账簿: trial balance, accounts, statements and entries below one another; and the months. */
export function BooksPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<TrialBalancePage account={account} />} />
      <Route path="kinds/:kind" element={<KindPage />} />
      <Route path="accounts/:id" element={<StatementPage />} />
      <Route path="entries/:id" element={<EntryPage />} />
      <Route path="sheet" element={<SheetPage account={account} />} />
      <Route path="sheet/:facilityId/:businessDate" element={<DayMealsPage account={account} />} />
      <Route path="corrections" element={<CorrectionsPage account={account} />} />
      <Route path="months" element={<MonthsPage account={account} />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
