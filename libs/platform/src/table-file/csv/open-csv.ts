import { CsvError, parse, type Options } from 'csv-parse';
import { BLANK, type Cell, type TableFile, type TableLimits, type TableRow } from '../table-file.js';
import { TableFileErrors } from '../table-file.errors.js';
import type { ReadingWatch } from '../reading-watch.js';
import { RowBatcher } from '../row-batcher.js';
import { detectDelimiter } from './detect-delimiter.js';
import { detectEncoding } from './detect-encoding.js';

const CHUNK_BYTES = 256 * 1024;
const SAMPLE_BYTES = 64 * 1024;
/** Text files have none of these; a binary file that happens to decode has many. */
const NOT_TEXT = /(?![\s\u0080-\u009F])\p{Cc}/u;

/**
 * A CSV: encoding and delimiter are found out, quotes are taken strictly. Every cell is text.
 * @throws TABLE_FILE.ENCODING_UNKNOWN, TABLE_FILE.ENCODING_DAMAGED, TABLE_FILE.NOT_A_TABLE
 */
export function openCsv(bytes: Uint8Array, limits: TableLimits, watch: ReadingWatch): TableFile {
  const encoding = detectEncoding(bytes);
  const body = bytes.subarray(encoding.markBytes);
  const sample = new TextDecoder(encoding.name).decode(body.subarray(0, SAMPLE_BYTES), { stream: true });
  if (NOT_TEXT.test(sample)) throw TableFileErrors.NOT_A_TABLE({ kind: '含控制字符 control characters' });
  const delimiter = detectDelimiter(sample);
  return {
    format: 'csv',
    encoding: encoding.name,
    sheet: null,
    dates1904: false,
    notices: [],
    batches: () => readBatches(body, { encoding: encoding.name, delimiter, limits, watch }),
  };
}

interface CsvReading {
  readonly encoding: string;
  readonly delimiter: string;
  readonly limits: TableLimits;
  readonly watch: ReadingWatch;
}

/** The parser is fed a chunk at a time and hands its records over at once: nothing piles up behind a slow reader. */
async function* readBatches(body: Uint8Array, reading: CsvReading): AsyncGenerator<readonly TableRow[]> {
  const decoder = new TextDecoder(reading.encoding, { fatal: true });
  const batcher = new RowBatcher(reading.limits);
  let row = 0;
  const parser = parse({
    ...parserOptions(reading),
    on_record: (record: string[]) => {
      row += 1;
      batcher.add({ row, cells: cellsOf(record) });
      return null;
    },
  });
  let failure: unknown;
  parser.on('error', (error) => (failure = error));
  parser.resume();
  for (let at = 0; at <= body.length; at += CHUNK_BYTES) {
    const stream = at + CHUNK_BYTES <= body.length;
    const text = decoder.decode(body.subarray(at, at + CHUNK_BYTES), { stream });
    await feed(parser, text, !stream);
    if (failure !== undefined) throw explained(failure);
    await reading.watch.look();
    yield* batcher.take();
  }
  yield* batcher.rest();
}

function parserOptions({ delimiter, limits }: CsvReading): Options {
  return {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: limits.columns * limits.cellCharacters,
  };
}

/** Resolves when the text is taken in or the parser has failed, which ends its answers. */
function feed(parser: ReturnType<typeof parse>, text: string, last: boolean): Promise<void> {
  return new Promise((done) => {
    const goOn = (): void => {
      parser.off('error', goOn);
      done();
    };
    parser.on('error', goOn);
    if (last) parser.end(text, goOn);
    else parser.write(text, goOn);
  });
}

function cellsOf(record: readonly string[]): Cell[] {
  return record.map((value) => {
    const text = value.trim();
    return text === '' ? BLANK : { text, kind: 'text' };
  });
}

function explained(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = typeof error['lines'] === 'number' ? error['lines'] : 0;
  return TableFileErrors.CSV_MALFORMED({ line, problem: error.code });
}
