import type { BusinessDate } from './business-date.js';

/**
 * Completed years on a date; a birthday counts from the day itself. Born on 29 February, the age is reached on
 * 1 March in common years, as PostgreSQL's `age()` has it, so that SQL and code never disagree. Negative before birth.
 */
export function ageOn({ birth, date }: { birth: BusinessDate; date: BusinessDate }): number {
  const years = +date.slice(0, 4) - +birth.slice(0, 4);
  return date.slice(5) < birth.slice(5) ? years - 1 : years;
}
