import { StreamableFile } from '@nestjs/common';
import { writeReportWorkbook } from '@nuancan/platform';
import { EXPORT_FORMATS, type ExportFormat } from './export-words.js';
import { writePdfReport } from './pdf-report.js';
import { reportSheets } from './report-sheets.js';
import type { Report } from './report.js';

/** Media types by format. */
export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json',
};

/** A file that was made. */
export interface ExportedFile {
  readonly bytes: Buffer;
  readonly format: ExportFormat;
  /** Without its ending; may be Chinese. */
  readonly name: string;
}

/** A report in the format asked for. */
export async function writeReport(report: Report, format: Exclude<ExportFormat, 'json'>): Promise<Buffer> {
  return format === 'xlsx' ? writeReportWorkbook(reportSheets(report)) : writePdfReport(report);
}

/** The answer that hands a file over. @param plainName its name for whoever reads no UTF-8 */
export function handedOver({ bytes, format, name }: ExportedFile, plainName: string): StreamableFile {
  return new StreamableFile(bytes, {
    type: format === 'json' ? `${EXPORT_TYPES.json}; charset=utf-8` : EXPORT_TYPES[format],
    disposition: `attachment; filename="${plainName}.${format}"; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`,
    length: bytes.length,
  });
}

/** What the api's document says of an answer that is a file. */
export function fileContent(formats: readonly ExportFormat[] = EXPORT_FORMATS): Record<string, { schema: object }> {
  return Object.fromEntries(
    formats.map((format) => [EXPORT_TYPES[format], { schema: { type: 'string', format: 'binary' } }]),
  );
}
