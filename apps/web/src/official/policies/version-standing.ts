import type { PolicyVersionSummary } from '../../api/contract.js';

/** Where a version stands on a day, also the key of its name in the texts. */
export type VersionStanding = 'draft' | 'withdrawn' | 'coming' | 'in_force' | 'ended';

/** @param today business date, `YYYY-MM-DD` */
export function versionStanding(version: PolicyVersionSummary, today: string): VersionStanding {
  if (version.state !== 'activated') return version.state;
  if (version.effectiveFrom > today) return 'coming';
  return version.effectiveTo !== null && version.effectiveTo < today ? 'ended' : 'in_force';
}
