import type { PolicyVersionSummary } from '../../api/contract.js';

/** Where a version stands on a day, also the key of its name in the texts. */
export type VersionStanding = 'draft' | 'coming' | 'in_force' | 'ended';

/** @param today business date, `YYYY-MM-DD` */
export function versionStanding(version: PolicyVersionSummary, today: string): VersionStanding {
  if (version.state === 'draft') return 'draft';
  if (version.effectiveFrom > today) return 'coming';
  return version.effectiveTo !== null && version.effectiveTo < today ? 'ended' : 'in_force';
}
