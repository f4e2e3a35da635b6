import type { KeptRow } from '../store/till-database.js';

const CODES = [
  'DAY.CLOSED',
  'DAY.MONTH_CLOSED',
  'PRODUCTION.DAY_CLOSED',
  'PRODUCTION.MONTH_CLOSED',
  'VOLUNTEERING.DAY_CLOSED',
];

/** Whether the server refused an entry because its day was closed meanwhile: entered the same again, it is refused again. Pure. */
export function isOfClosedDay(problem: NonNullable<KeptRow['problem']>): boolean {
  return problem.code !== undefined && CODES.includes(problem.code);
}
