/** What an organisation owes one elder. */
export interface Wallet {
  id: string;
  residentId: string;
  residentName: string | null;
  organisationName: string;
  balanceFen: number;
  arrearsFen: number;
}

export interface WalletPage {
  items: Wallet[];
  nextCursor: string | null;
}

/** One movement of a wallet; `amountFen` is what the elder is owed more by it. */
export interface WalletMovement {
  id: string;
  walletId: string;
  seq: number;
  kind:
    | 'top_up_cash'
    | 'top_up_transfer'
    | 'spend'
    | 'void_return'
    | 'refund_cash'
    | 'refund_transfer'
    | 'correction'
    | 'voucher'
    | 'voucher_return';
  amountFen: number;
  balanceAfterFen: number;
  arrearsAfterFen: number;
  businessDate: string;
  facilityName: string;
  receiptNo: number | null;
  reference: string | null;
  recordedAt: string;
}

export interface WalletStatement {
  items: WalletMovement[];
  nextCursor: string | null;
}

export interface WalletReceipt extends WalletMovement {
  residentId: string;
  residentName: string | null;
  organisationName: string;
}

/** What the district allows of wallets. */
export interface WalletSettings {
  today: { mostFen: number; custodianId: string | null };
}
