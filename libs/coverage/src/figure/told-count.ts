import type { AreaCount } from '../world/count-areas.js';
import type { CoverageCountDto, ToldCountDto } from './figure.dto.js';
import { toldEach, toldPeople, type Telling } from './telling.js';

const MICROSECONDS = 1e6;
const DIGITS = 1e4;
const SECONDS_PER_MINUTE = 60;

/** Counts with the shares that follow from them, as they are. */
export function exactCount({ trusted, walked, ...count }: AreaCount): CoverageCountDto {
  return {
    ...count,
    share: ratio(count.reached, count.people),
    meanWalkSeconds: meanWalk(count.reached, walked),
    completeness: ratio(trusted, count.people),
  };
}

/** The same as somebody may be told: in fives, shares are those of what is told, and a mean walk is in whole minutes. */
export function toldCount(count: AreaCount, telling: Telling): ToldCountDto {
  if (telling === 'exact') return exactCount(count);
  const { trusted, walked, ...counted } = count;
  const told = toldEach(counted, telling);
  const { reached, people } = told;
  const seconds = reached === null ? null : meanWalk(count.reached, walked);
  return {
    ...told,
    share: ratio(reached, people),
    meanWalkSeconds: seconds === null ? null : Math.round(seconds / SECONDS_PER_MINUTE) * SECONDS_PER_MINUTE,
    completeness: ratio(toldPeople(trusted, telling), people),
  };
}

/** To four digits; null when there is nothing to take a share of, or a part is not told. */
export function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : Math.round((part / whole) * DIGITS) / DIGITS;
}

function meanWalk(reached: number, walked: number): number | null {
  return reached === 0 ? null : Math.round(walked / reached / MICROSECONDS);
}
