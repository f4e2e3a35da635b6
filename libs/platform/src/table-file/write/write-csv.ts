const NEEDS_QUOTES = /[",\r\n]/;
/** Full-width signs, too: spreadsheets of East Asia take them for their narrow ones. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell: a text, or a number as it is. */
export type CsvCell = string | number;

/** One line of a CSV. A text that a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A CSV with the byte order mark without which spreadsheets on Chinese Windows read UTF-8 as GBK. */
export function writeCsv(rows: Iterable<readonly CsvCell[]>): string {
  let csv = '\uFEFF';
  for (const row of rows) csv += csvLine(row);
  return csv;
}

function csvCell(value: CsvCell): string {
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
