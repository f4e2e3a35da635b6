/**
 * `npm start` after bootstrap.mjs: builds what has changed, then is `nuancan up`, with the arguments given. One process
 * and no shell in between: a signal that npm passes on must reach `up`, and `kill` of npm must not leave it behind.
 */
import './require-node24.mjs';
import { resolve } from 'node:path';

await import('./build.mjs');
if (process.exitCode === undefined) {
  const main = resolve(import.meta.dirname, '../dist/apps/cli/src/main.js');
  process.argv = [process.execPath, main, 'up', ...process.argv.slice(2)];
  await import(main);
}
