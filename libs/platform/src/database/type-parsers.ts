import pg from 'pg';

const INT8 = 20;
const DATE = 1082;

/**
 * Teaches the driver two things for the whole process: bigint columns are safe integers (it throws beyond 2^53
 * instead of rounding money), and dates stay 'YYYY-MM-DD' text instead of becoming local midnights.
 */
export function installTypeParsers(): void {
  pg.types.setTypeParser(INT8, (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is beyond 2^53`);
    return value;
  });
  pg.types.setTypeParser(DATE, (text) => text);
}
