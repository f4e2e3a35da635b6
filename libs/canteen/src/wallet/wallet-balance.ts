/** What a resident can spend at a counter, and owes there; fen. */
export interface WalletBalance {
  readonly balanceFen: number;
  readonly arrearsFen: number;
}
