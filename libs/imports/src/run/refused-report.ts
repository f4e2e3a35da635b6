import { csvLine, writeCsv } from '@nuancan/platform';
import type { RefusedRowDto } from './import-run.dto.js';

const TITLES = ['行 Row', '列 Column', '原因 Reason', 'Reason', '代码 Code'];

/** The report of refused rows as a CSV that spreadsheets open as it is; made piece by piece. */
export function* refusedReport(rows: readonly RefusedRowDto[]): Generator<string> {
  yield writeCsv([TITLES]);
  for (const { row, fieldZh, fieldEn, zh, en, code } of rows) {
    yield csvLine([String(row), `${fieldZh} ${fieldEn}`, zh, en, code]);
  }
}
