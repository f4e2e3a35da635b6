import '../facilities/facilities.css';
import '../books/books.css';
import './donations.css';
import '../facilities/facility-texts.js';
import '../../shared/form-texts.js';
import './donation-texts.js';
import './vouchers.css';
import './voucher-texts.js';
import { Route, Routes } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { MissingPage } from '../shell/missing-page.js';
import { DonationListPage } from './donation-list-page.js';
import { DonationPage } from './donation-page.js';
import { ReceiptPage } from './receipt-page.js';
import { VoucherIssuePage } from './voucher-issue-page.js';
import { VoucherListPage } from './voucher-list-page.js';
import { VoucherSheetPage } from './voucher-sheet-page.js';

/** 捐赠: the desk. The district enters; a town reads what is for it, the auditor all. */
export function DonationsPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<DonationListPage account={account} />} />
      <Route path="receipts/:id" element={<ReceiptPage />} />
      <Route path="vouchers" element={<VoucherListPage />} />
      <Route path="vouchers/:id" element={<VoucherIssuePage account={account} />} />
      <Route path="vouchers/:id/print" element={<VoucherSheetPage />} />
      <Route path=":id" element={<DonationPage account={account} />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
