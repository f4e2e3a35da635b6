const DAY_MS = 86_400_000;
const EPOCH_1900_MS = Date.UTC(1899, 11, 31);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);
/** The 29 February 1900 that Lotus 1-2-3 invented and every spreadsheet since keeps. */
const NO_SUCH_DAY = 60;
/** 31 December 9999. */
const LAST_1900 = 2_958_465;

/**
 * The date `YYYY-MM-DD` of a spreadsheet's serial number, its time of day cut off; undefined where there is none.
 * 1900 system: 1 is 1 January 1900. 1904 system: 0 is 1 January 1904.
 */
export function serialDate(serial: number, { dates1904 }: { dates1904: boolean }): string | undefined {
  const day = Math.floor(serial);
  if (dates1904) return day >= 0 && day <= LAST_1900 - 1462 ? isoOf(EPOCH_1904_MS + day * DAY_MS) : undefined;
  if (!(day >= 1 && day <= LAST_1900) || day === NO_SUCH_DAY) return undefined;
  return isoOf(EPOCH_1900_MS + (day > NO_SUCH_DAY ? day - 1 : day) * DAY_MS);
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
