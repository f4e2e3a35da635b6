import type { RunRoute, RunStop } from './runs-contract.js';

/** When a door may expect its meal: as planned, and once its route has left, so much later or earlier as it left. Pure. */
export function arrivalOf(
  { arrivesAt }: Pick<RunStop, 'arrivesAt'>,
  { leavesAt, departedAt }: Pick<RunRoute, 'leavesAt' | 'departedAt'>,
): Date | null {
  if (arrivesAt === null) return null;
  const shift = departedAt === null ? 0 : Date.parse(departedAt) - Date.parse(leavesAt);
  return new Date(Date.parse(arrivesAt) + shift);
}
