import '../facilities/facilities.css';
import '../books/books.css';
import './donations.css';
import '../facilities/facility-texts.js';
import '../../shared/form-texts.js';
import './donation-texts.js';
import { Route, Routes } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { MissingPage } from '../shell/missing-page.js';
import { DonationListPage } from './donation-list-page.js';
import { DonationPage } from './donation-page.js';
import { ReceiptPage } from './receipt-page.js';

/** 捐赠: the desk. The district enters; a town reads what is for it, the auditor all. */
export function DonationsPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<DonationListPage account={account} />} />
      <Route path="receipts/:id" element={<ReceiptPage />} />
      <Route path=":id" element={<DonationPage account={account} />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
