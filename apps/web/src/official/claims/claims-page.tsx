import '../facilities/facilities.css';
import '../books/books.css';
import './claims.css';
import '../facilities/facility-texts.js';
import '../../shared/form-texts.js';
import './claims-texts.js';
import './clawback-texts.js';
import './leg-texts.js';
import { Route, Routes } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { MissingPage } from '../shell/missing-page.js';
import { ArrearsPage } from './arrears-page.js';
import { BudgetsPage } from './budgets-page.js';
import { ClawbacksPage } from './clawbacks-page.js';
import { ClaimPage } from './claim-page.js';
import { InboxPage } from './inbox-page.js';
import { LegPage } from './leg-page.js';
import { LegsPage } from './legs-page.js';
import { PayeeAccountsPage } from './payee-accounts-page.js';
import { LinesPage } from './lines-page.js';

/** 申报: the inbox, a claim with its lines; what is to be paid, and how long it has been waiting. */
export function ClaimsPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<InboxPage account={account} />} />
      <Route path="legs" element={<LegsPage account={account} />} />
      <Route path="legs/:id" element={<LegPage account={account} />} />
      <Route path="accounts" element={<PayeeAccountsPage account={account} />} />
      <Route path="arrears" element={<ArrearsPage />} />
      <Route path="clawbacks" element={<ClawbacksPage />} />
      <Route path="budgets" element={<BudgetsPage account={account} />} />
      <Route path=":id" element={<ClaimPage account={account} />} />
      <Route path=":id/lines" element={<LinesPage />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
