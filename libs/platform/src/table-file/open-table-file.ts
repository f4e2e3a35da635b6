import { openCsv } from './csv/open-csv.js';
import { ReadingWatch, type OnPiece } from './reading-watch.js';
import { TABLE_LIMITS, type TableFile, type TableLimits } from './table-file.js';
import { TableFileErrors } from './table-file.errors.js';
import { openXlsx } from './xlsx/open-xlsx.js';

const MEGABYTE = 1024 * 1024;
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Name of the stream that a workbook with a password is wrapped in. */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');
const SIGNATURES: readonly (readonly [kind: string, signature: Buffer])[] = [
  ['PDF', Buffer.from('%PDF-')],
  ['RAR', Buffer.from('Rar!')],
  ['7-Zip', Buffer.from('7z\xbc\xaf', 'latin1')],
  ['gzip', Buffer.from([0x1f, 0x8b])],
  ['图片 image', Buffer.from('\x89PNG', 'latin1')],
  ['图片 image', Buffer.from([0xff, 0xd8, 0xff])],
];
const PAGE = /^\s*<(!doctype|html|head|body|table|meta|\?xml|style)/i;

/**
 * Opens a CSV or XLSX file by its content; the name of a file says nothing. Nothing of it is believed: sizes, rows,
 * columns and cells are bounded while reading.
 * @param onPiece is called while the file is opened and read, also where no row comes; what it throws ends the reading
 * @throws TABLE_FILE.… with what is wrong with the file and what to do
 */
export async function openTableFile(
  bytes: Buffer,
  limits: TableLimits = TABLE_LIMITS,
  onPiece: OnPiece = () => undefined,
): Promise<TableFile> {
  const watch = new ReadingWatch(limits, onPiece);
  if (bytes.length === 0) throw TableFileErrors.EMPTY();
  if (bytes.length > limits.bytes) {
    throw TableFileErrors.TOO_LARGE({ megabytes: Math.floor(limits.bytes / MEGABYTE) });
  }
  if (startsWith(bytes, OLE)) {
    throw bytes.includes(ENCRYPTED_PACKAGE) ? TableFileErrors.ENCRYPTED() : TableFileErrors.OLD_WORKBOOK();
  }
  const known = SIGNATURES.find(([, signature]) => startsWith(bytes, signature));
  if (known !== undefined) throw TableFileErrors.NOT_A_TABLE({ kind: known[0] });
  if (startsWith(bytes, Buffer.from('PK'))) return openXlsx(bytes, limits, watch);
  if (
    PAGE.test(
      bytes
        .subarray(0, 512)
        .toString('latin1')
        .replace(/^\xef\xbb\xbf/, ''),
    )
  ) {
    throw TableFileErrors.HTML_AS_WORKBOOK();
  }
  return openCsv(bytes, limits, watch);
}

function startsWith(bytes: Buffer, signature: Buffer): boolean {
  return bytes.subarray(0, signature.length).equals(signature);
}
