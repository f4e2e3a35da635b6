/**
 * `npm run soak [seeds]`: the model-based test of the books (libs/canteen/src/day-close/books-model.db-spec.ts) with many
 * more seeds than `npm test` has time for, 10,000 by default, with its progress and a last line. Ends with 1 when a seed
 * fails; the seed and the shortest failing commands are printed then.
 */
import './require-node24.mjs';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const SEEDS = 10_000;
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--disable-console-intercept'];

const asked = process.argv[2] ?? String(SEEDS);
if (!/^[1-9]\d{0,7}$/.test(asked)) {
  process.stderr.write(`npm run soak [seeds]: “${asked}” is no number of seeds\n`);
  process.exit(2);
}
const child = spawn(
  process.execPath,
  [...VITEST, '--project', 'db', 'libs/canteen/src/day-close/books-model.db-spec.ts'],
  {
    cwd: ROOT,
    env: { ...process.env, NUANCAN_SOAK_SEEDS: asked },
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => child.kill(signal));
child.once('close', (code) => (process.exitCode = code ?? 1));
