import './residents.css';
import { Route, Routes } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { ResidentListPage } from './resident-list-page.js';
import { ResidentPage } from './resident-page.js';

/** 老人: the register, and each resident under an address of its own. */
export function ResidentsPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<ResidentListPage account={account} />} />
      <Route path=":id" element={<ResidentPage account={account} />} />
    </Routes>
  );
}
