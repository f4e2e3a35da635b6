import type { OwnStop } from './route-contract.js';

/** Where a door is, with its village said once. */
export function placeOf({ villageName, line }: Pick<OwnStop, 'villageName' | 'line'>): string {
  return line?.startsWith(villageName) ? line : [villageName, line ?? ''].join(' ').trim();
}
