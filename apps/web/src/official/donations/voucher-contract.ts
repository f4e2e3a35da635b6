import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

export type VoucherIssue = Schemas['VoucherIssueDto'];
export type VoucherIssueList = Schemas['VoucherIssueListDto'];
export type VoucherIssueDetail = Schemas['VoucherIssueDetailDto'];
export type Voucher = Schemas['VoucherDto'];
