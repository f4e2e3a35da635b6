import { csvLine, writeCsv } from '@nuancan/platform';
import type { RefusedRowDto } from './import-run.dto.js';
import { MOST_REFUSALS } from './most-refusals.js';

const TITLES = ['行 Row', '姓名或名称 Name', '列 Column', '内容 Value', '原因 Reason', 'Reason', '代码 Code'];

/** What a report is made of. */
export interface Refusals {
  /** Rows that were refused, whether or not all of their reasons were kept. */
  readonly refusedRows: number;
  readonly batches: AsyncIterable<readonly RefusedRowDto[]>;
}

/** The report of refused rows as a CSV that spreadsheets open as it is; made batch by batch. */
export async function* refusedReport({ refusedRows, batches }: Refusals): AsyncGenerator<string> {
  yield writeCsv([TITLES]);
  let told = 0;
  for await (const batch of batches) {
    told += batch.length;
    yield batch
      .map(({ row, name, fieldZh, fieldEn, value, zh, en, code }) =>
        csvLine([String(row), name ?? '', `${fieldZh} ${fieldEn}`, value ?? '', zh, en, code]),
      )
      .join('');
  }
  if (told < MOST_REFUSALS) return;
  yield csvLine([
    '…',
    '',
    '',
    '',
    `只列出前 ${MOST_REFUSALS} 条原因；共有 ${refusedRows} 行不能导入`,
    `Only the first ${MOST_REFUSALS} reasons are listed; ${refusedRows} rows are refused in all`,
    '',
  ]);
}
