import '../facilities/facilities.css';
import '../books/books.css';
import '../claims/claims.css';
import './grants.css';
import '../facilities/facility-texts.js';
import '../../shared/form-texts.js';
import './grant-desk-texts.js';
import { Route, Routes } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { MissingPage } from '../shell/missing-page.js';
import { GradesPage } from './grades-page.js';
import { GrantListPage } from './grant-list-page.js';
import { GrantPage } from './grant-page.js';
import { RulesPage } from './rules-page.js';

/** 运营补贴: what facilities are granted for their operation, and the rules and grades behind it. */
export function GrantsPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<GrantListPage account={account} />} />
      <Route path="rules" element={<RulesPage account={account} />} />
      <Route path="grades" element={<GradesPage account={account} />} />
      <Route path=":id" element={<GrantPage account={account} />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
