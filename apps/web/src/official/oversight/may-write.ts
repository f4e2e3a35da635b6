import type { Account } from '../../api/contract.js';

/** Who plans, holds, handles and closes; an auditor reads. */
export function mayWrite({ role }: Account): boolean {
  return role === 'town_official' || role === 'district_official';
}
