import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type Donation = Schemas['DonationDto'];
export type DonationList = Schemas['DonationListDto'];
export type DonationDetail = Schemas['DonationDetailDto'];
export type DonatedGoods = Schemas['GoodsDto'];
export type DonationReceipt = Schemas['ReceiptDto'];
export type DonationTranche = Schemas['TrancheDto'];
export type DonationRefund = Schemas['RefundDto'];
export type Donor = Schemas['DonorDto'];
export type DonorList = Schemas['DonorListDto'];
export type DonorLinkList = Schemas['DonorLinkListDto'];
export type NewDonorLink = Schemas['NewDonorLinkDto'];

const NUMBER_DIGITS = 6;

/** The number of a receipt as it is printed: 2026-000012. */
export function receiptNumber({ year, no }: { readonly year: number; readonly no: number }): string {
  return `${year}-${String(no).padStart(NUMBER_DIGITS, '0')}`;
}
