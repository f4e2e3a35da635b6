import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe } from 'vitest';

/** Public data sets that are too large for the repository lie beside the checkout, or where NUANCAN_DATA says. */
const FOLDER = process.env['NUANCAN_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data');

/**
 * A `describe` that compares us with a public data set. Where the file is not there, its tests are reported as not
 * run, with the reason; with CI=true that is a failure.
 * @param file path below the data folder
 */
export function describeWithData(file: string, title: string, body: (read: () => unknown) => void): void {
  describeWithFile(file, title, (path) => body(() => JSON.parse(readFileSync(path, 'utf8')) as unknown));
}

/** As `describeWithData`, of a file that is not JSON: the tests read it themselves. */
export function describeWithFile(file: string, title: string, body: (path: string) => void): void {
  const path = join(FOLDER, file);
  if (existsSync(path) || process.env['CI'] === 'true') describe(title, () => body(path));
  else describe.skip(`${title} (not run: no ${file} in NUANCAN_DATA or ../shared/data)`, () => undefined);
}
