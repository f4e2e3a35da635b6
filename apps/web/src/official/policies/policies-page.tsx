import './policies.css';
import './policy-texts.js';
import { Route, Routes } from 'react-router';
import { MissingPage } from '../shell/missing-page.js';
import type { OfficialPageProps } from '../official-page.js';
import { PolicyList } from './policy-list.js';
import { PolicyVersion } from './policy-version.js';

/** 补贴标准: every policy of the district with its versions, and one version read in words. */
export function PoliciesPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<PolicyList account={account} />} />
      <Route path=":code/:version" element={<PolicyVersion account={account} />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
