import type { GrantFilterDto } from './grant.dto.js';

/** The values of `GRANT_FILTER`, $1 to $4. */
export function filterValues({ facilityId, townCode, state, month }: GrantFilterDto): (string | null)[] {
  return [facilityId ?? null, townCode ?? null, state ?? null, month === undefined ? null : `${month}-01`];
}
