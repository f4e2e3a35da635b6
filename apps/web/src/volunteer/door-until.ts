import type { OwnStop } from './route-contract.js';

/**
 * By when a box is to be at its door: so long after it left as its kitchen set, and never beyond the use-by. A phone may still
 * hold doors from before the server told the former. Pure.
 */
export function doorUntil({
  useBy,
  doorBy = useBy,
}: Pick<OwnStop, 'useBy'> & Partial<Pick<OwnStop, 'doorBy'>>): string {
  return Date.parse(doorBy) < Date.parse(useBy) ? doorBy : useBy;
}
