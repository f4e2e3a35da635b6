import type { ReportSheet } from '@nuancan/platform';
import type { Report } from './report.js';

/** The sheets of a report; below the first table stands what a paper has at its head. */
export function reportSheets({ title, facts, tables }: Report): ReportSheet[] {
  return tables.map((table, at) => {
    if (at > 0) return table;
    return {
      ...table,
      async *rows() {
        yield* table.rows();
        yield { cells: [] };
        yield { cells: [title], bold: true };
        for (const [label, value] of facts) yield { cells: [label, value] };
      },
    };
  });
}
