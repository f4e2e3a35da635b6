import '../residents/residents.css';
import { Route, Routes } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { ApplicationListPage } from './application-list-page.js';
import { ApplicationPage } from './application-page.js';

/** 类别申请: the list, and each application under an address of its own. */
export function ApplicationsPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<ApplicationListPage />} />
      <Route path=":id" element={<ApplicationPage account={account} />} />
    </Routes>
  );
}
