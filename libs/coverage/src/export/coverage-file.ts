import { StreamableFile } from '@nestjs/common';
import { writeCsv, writeReportWorkbook } from '@nuancan/platform';
import { linesOf, sheetOf, type CoverageTable } from './coverage-table.js';
import type { PlanFormat } from './export-words.js';

/** Media types by format; a GeoJSON is WGS-84 by its standard. */
const TYPES: Readonly<Record<PlanFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
};

/** A file that was made. */
export interface CoverageFile {
  readonly bytes: Buffer;
  readonly format: PlanFormat;
  /** Without its ending; plain letters. */
  readonly name: string;
}

/** The tables as a workbook, or the first of them as a CSV. */
export async function tableBytes(
  tables: readonly [CoverageTable, ...CoverageTable[]],
  format: 'xlsx' | 'csv',
): Promise<Buffer> {
  return format === 'xlsx' ? writeReportWorkbook(tables.map(sheetOf)) : Buffer.from(writeCsv(linesOf(tables[0])));
}

/** The answer that hands a file over. */
export function handedOver({ bytes, format, name }: CoverageFile): StreamableFile {
  return new StreamableFile(bytes, {
    type: TYPES[format],
    disposition: `attachment; filename="${name}.${format}"`,
    length: bytes.length,
  });
}

/** What the api's document says of an answer that is a file. */
export function fileContent(formats: readonly PlanFormat[]): Record<string, { schema: object }> {
  const entries = formats.map((format) => [
    TYPES[format].split(';')[0]!,
    { schema: { type: 'string', format: 'binary' } },
  ]);
  return Object.fromEntries(entries) as Record<string, { schema: object }>;
}
