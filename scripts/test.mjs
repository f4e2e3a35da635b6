/**
 * `npm test`: everything that can be checked, in one run, on servers and a browser of its own. Prints a table by suite
 * and closes with `N passed, N failed`; ends with 1 when anything failed.
 */
import './require-node24.mjs';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { installSystemPackages } from './system-packages.mjs';
import { TestReport } from './test-report.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const CHECKS = ['format', 'boundaries', 'lint', 'types'];
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];

const report = new TestReport();
const running = new Set();
const scratch = mkdtempSync(join(tmpdir(), 'nuancan-test-'));

/** Runs a program to its end. `quiet`: its output is shown only when it fails, so that two do not mix theirs. */
function run(command, argv, { quiet }) {
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(command, argv, {
      cwd: ROOT,
      env: { ...process.env, PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}` },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    running.add(child);
    let output = '';
    for (const stream of quiet ? [child.stdout, child.stderr] : []) {
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    }
    child.once('error', (error) => (output += error.message));
    child.once('close', (code) => {
      running.delete(child);
      done({ passed: code === 0, output, seconds: (performance.now() - started) / 1000 });
    });
  });
}

async function check(name, command, argv) {
  const result = await run(command, argv, { quiet: true });
  report.addCheck(name, result);
  process.stdout.write(`${result.passed ? '✓' : '✗'} ${name} (${result.seconds.toFixed(1)} s)\n`);
  if (!result.passed) process.stderr.write(`${result.output.trim()}\n\n`);
  return result.passed;
}

async function checkSources() {
  for (const name of CHECKS) await check(name, 'npm', ['run', '--silent', `check:${name}`]);
}

async function build() {
  const built = await check('build', process.execPath, ['scripts/build.mjs']);
  if (built) await check('openapi', 'npm', ['run', '--silent', 'openapi:check']);
}

async function suites(names) {
  const file = join(scratch, `${names.join('-')}.json`);
  const projects = names.flatMap((name) => ['--project', name]);
  await run(process.execPath, [...VITEST, ...projects, `--outputFile.json=${file}`], { quiet: false });
  let json;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    process.stderr.write(`vitest wrote no results for ${names.join(', ')}\n`);
  }
  report.addSuites(names, json);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    rmSync(scratch, { recursive: true, force: true });
    process.exit(130);
  });
}

installSystemPackages();
await Promise.all([checkSources(), build().then(() => suites(['unit', 'db', 'queue', 'conformance']))]);
// These start the built system and watch the clock: no other suite beside them.
await suites(['e2e', 'faults', 'browser']);
rmSync(scratch, { recursive: true, force: true });
report.print();
process.exitCode = report.failed > 0 ? 1 : 0;
