import type { Role } from '../../api/contract.js';
import type { ClaimRow } from './claims-contract.js';

/** What a role does with many claims at once; null: nothing. */
export function bulkActionOf(role: Role): 'endorse' | 'approve' | null {
  if (role === 'town_official') return 'endorse';
  return role === 'district_official' ? 'approve' : null;
}

/** Whether a claim waits for the action and has nothing to look at; the server looks again. Pure. */
export function isClean(row: ClaimRow, action: 'endorse' | 'approve'): boolean {
  const waits =
    action === 'endorse' ? row.state === 'submitted' || row.state === 'town_review' : row.state === 'district_review';
  return waits && row.version === 1 && row.findings === 0 && row.editsSince === 0 && row.lateMeals === 0;
}
