import { violatedConstraint } from '@nuancan/registry';
import { DayErrors } from '../day-close/day-close.errors.js';

/** Runs `work`, which adds to a day, and says it when the day or its month is closed. @throws DAY.CLOSED, MONTH_CLOSED, ALREADY_WITHDRAWN, OF_PRODUCTION */
export async function withOpenDay<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint?.endsWith('_open_day') === true) throw DayErrors.CLOSED();
    if (constraint === 'day_source_withdrawals_of_production') throw DayErrors.OF_PRODUCTION();
    if (constraint === 'day_sources_month_open') throw DayErrors.MONTH_CLOSED();
    throw constraint === 'day_source_withdrawals_pkey' ? DayErrors.ALREADY_WITHDRAWN() : error;
  }
}
