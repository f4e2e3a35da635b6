import type { Account } from '../api/contract.js';

const KEPT_AS = 'nuancan.account';

/**
 * The account that logged in last on this device, so that a till opens without a network. It is no credential: the
 * session itself is a cookie that scripts cannot read.
 */
export const rememberedAccount = {
  read(): Account | null {
    const json = localStorage.getItem(KEPT_AS);
    return json === null ? null : (JSON.parse(json) as Account);
  },
  keep(account: Account): void {
    localStorage.setItem(KEPT_AS, JSON.stringify(account));
  },
  /** Whether this is the key of the storage under which it is kept. */
  isKeptIn(key: string | null): boolean {
    return key === KEPT_AS;
  },
  forget(): void {
    localStorage.removeItem(KEPT_AS);
  },
};
