import { basename } from 'node:path';

/** Which suite a test file belongs to: the suffixes of vitest.config.ts. */
const SUITES = [
  { name: 'unit', file: /\.(spec|prop-spec)\.tsx?$/ },
  { name: 'db', file: /\.db-spec\.ts$/ },
  { name: 'queue', file: /\.queue-spec\.ts$/ },
  { name: 'e2e', file: /\.e2e-spec\.ts$/ },
  { name: 'faults', file: /\.faults-spec\.ts$/ },
  { name: 'browser', file: /\.browser-spec\.ts$/ },
  { name: 'conformance', file: /\.conformance-spec\.ts$/ },
];

/** Only these may leave a test out, and only where their data are not there (never with CI=true). */
const MAY_BE_LEFT_OUT = new Set(['conformance']);

/** Counts every check of a run by suite and prints the closing table. */
export class TestReport {
  #suites = new Map();
  /** What failed, by name: of a long output often only the end is kept. */
  #failures = [];

  /** A check that is one command: format, types, build … */
  addCheck(name, { passed, seconds }) {
    this.#suites.set(name, { passed: passed ? 1 : 0, failed: passed ? 0 : 1, leftOut: 0, seconds });
    if (!passed) this.#failures.push(name);
  }

  /**
   * The JSON that Vitest wrote for `projects`; `undefined` when it broke down and wrote none. A project without a single
   * test counts as failed: nobody should believe it ran.
   */
  addSuites(projects, json) {
    for (const name of projects) this.#suites.set(name, { passed: 0, failed: 0, leftOut: 0, seconds: 0 });
    for (const file of json?.testResults ?? []) this.#addFile(file);
    for (const name of projects) {
      const { passed, failed, leftOut } = this.#suites.get(name);
      if (passed + failed + leftOut > 0) continue;
      this.#fail(name, `${name}: no test ran`);
    }
  }

  #addFile({ name: path, status, assertionResults, startTime, endTime }) {
    const suite = SUITES.find(({ file }) => file.test(path))?.name ?? 'unit';
    const entry = this.#suites.get(suite);
    entry.seconds += Math.max(0, endTime - startTime) / 1000;
    for (const { status: outcome, fullName } of assertionResults) {
      if (outcome === 'passed') this.#count(suite, 'passed');
      else if (outcome !== 'failed' && MAY_BE_LEFT_OUT.has(suite)) this.#count(suite, 'leftOut');
      else this.#fail(suite, `${basename(path)}: ${fullName}`);
    }
    const brokeDown = status === 'failed' && assertionResults.every((test) => test.status !== 'failed');
    if (brokeDown) this.#fail(suite, basename(path));
  }

  #fail(suite, what) {
    this.#count(suite, 'failed');
    this.#failures.push(what);
  }

  #count(suite, outcome) {
    this.#suites.get(suite)[outcome] += 1;
  }

  #sum(outcome) {
    return [...this.#suites.values()].reduce((sum, suite) => sum + suite[outcome], 0);
  }

  get failed() {
    return this.#sum('failed');
  }

  /** The table, the names of what failed, and as the very last line the sum over all suites. */
  print() {
    const line = (...cells) => cells.map((cell, at) => (at === 0 ? cell.padEnd(14) : cell.padStart(9))).join('') + '\n';
    let table = line('suite', 'passed', 'failed', 'not run', 'seconds');
    for (const [name, { passed, failed, leftOut, seconds }] of this.#suites) {
      table += line(name, `${passed}`, `${failed}`, leftOut === 0 ? '' : `${leftOut}`, seconds.toFixed(1));
    }
    const leftOut = this.#sum('leftOut');
    if (leftOut > 0)
      table += `${leftOut} not run: the reference data are not there (NUANCAN_DATA, or ../shared/data)\n`;
    for (const what of this.#failures) table += `✗ ${what}\n`;
    process.stdout.write(`\n${table}\n${this.#sum('passed')} passed, ${this.failed} failed\n`);
  }
}
