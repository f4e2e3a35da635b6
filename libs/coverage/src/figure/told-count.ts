import type { AreaCount } from '../world/count-areas.js';
import type { CoverageCountDto } from './figure.dto.js';

const MICROSECONDS = 1e6;
const DIGITS = 1e4;

/** Counts with the shares that follow from them. */
export function toldCount({ trusted, walked, ...count }: AreaCount): CoverageCountDto {
  return {
    ...count,
    share: ratio(count.reached, count.people),
    meanWalkSeconds: count.reached === 0 ? null : Math.round(walked / count.reached / MICROSECONDS),
    completeness: ratio(trusted, count.people),
  };
}

/** To four digits; null when there is nothing to take a share of. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * DIGITS) / DIGITS;
}
