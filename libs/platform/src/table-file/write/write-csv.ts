const NEEDS_QUOTES = /[",\r\n]/;
const FORMULA = /^[=+\-@\t\r]/;

/** One line of a CSV. A cell that a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A CSV with the byte order mark without which spreadsheets on Chinese Windows read UTF-8 as GBK. */
export function writeCsv(rows: Iterable<readonly string[]>): string {
  let csv = '\uFEFF';
  for (const row of rows) csv += csvLine(row);
  return csv;
}

function csvCell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
