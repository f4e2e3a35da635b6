import './facilities.css';
import './facility-texts.js';
import '../../shared/form-texts.js';
import { Route, Routes } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { FacilityList } from './facility-list.js';
import { FacilityView } from './facility-view.js';

/** 供餐点: the list, and one facility below it. */
export function FacilitiesPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<FacilityList account={account} />} />
      <Route path=":id" element={<FacilityView account={account} />} />
    </Routes>
  );
}
