import { writeCsv, writeXlsx } from '@nuancan/platform';
import type { SampleFormat } from './import-kind.dto.js';
import type { AnyImportKind } from './import-kind.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sample of a kind: its Chinese header and some rows; in a workbook every cell is formatted as text. */
export function sampleFile(
  kind: AnyImportKind,
  format: SampleFormat,
): { bytes: Buffer; type: string; fileName: string } {
  const names = Object.keys(kind.columns);
  const rows = [
    names.map((name) => kind.columns[name]!.zh),
    ...kind.samples.map((sample) => names.map((name) => sample[name] ?? '')),
  ];
  const fileName = `${kind.zh}导入样表.${format}`;
  if (format === 'csv') return { bytes: Buffer.from(writeCsv(rows)), type: 'text/csv; charset=utf-8', fileName };
  return { bytes: writeXlsx({ name: kind.zh, rows }), type: XLSX, fileName };
}
