import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { refusePersonalNumbers } from './personal-numbers.js';

const ROOT = resolve(import.meta.dirname, '../..');
const LOOK_AGAIN_MS = 20;

/** Its input closes with the process that holds it, even by `kill -9`; the program is asked to stop then. */
const LEASH = 'read -r _; kill -TERM "$1"';

/** What to run: a file below dist/apps, its arguments and its whole environment (PATH is added). */
export interface RunningProgramPlan {
  readonly file: string;
  readonly argv?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Folder of the checkout; default: this one. */
  readonly checkout?: string;
}

/** A built program of ours in a process of its own; it ends with the test, however that ends. */
export class RunningProgram {
  /** Everything it wrote so far. */
  output = '';
  private readonly child: ChildProcess;
  private readonly leash: ChildProcess;
  private readonly closed: Promise<unknown>;
  private readonly file: string;

  constructor({ file, argv = [], environment, checkout = ROOT }: RunningProgramPlan) {
    this.file = file;
    const main = resolve(checkout, 'dist/apps', file);
    if (!existsSync(main)) throw new Error(`${main} is not built: npm run build`);
    this.child = spawn(process.execPath, [main, ...argv], {
      cwd: checkout,
      env: { PATH: process.env['PATH'], ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.leash = spawn('/bin/sh', ['-c', LEASH, 'leash', `${this.pid}`], { stdio: ['pipe', 'ignore', 'ignore'] });
    this.child.once('exit', () => this.leash.kill('SIGKILL'));
    // `exit` alone comes before its last lines, and `close` never after a disconnect from our side.
    const streams = [this.child.stdout, this.child.stderr].flatMap((stream) => stream ?? []);
    this.closed = Promise.all([once(this.child, 'exit'), ...streams.map((stream) => once(stream, 'close'))]);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Lines it wrote so far. */
  get lines(): number {
    return this.output.split('\n').length - 1;
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Waits until its output has `text`. @throws when it ends before, or takes longer */
  async says(text: string, withinMs = 30_000): Promise<void> {
    for (const end = Date.now() + withinMs; !this.output.includes(text); await sleep(LOOK_AGAIN_MS)) {
      if (this.hasEnded || Date.now() > end) throw new Error(`no “${text}” in:\n${this.output.slice(-4_000)}`);
    }
  }

  /** Sends a signal, or closes the channel a supervisor would hold, and waits for the end: exit code or signal. */
  async end(how: NodeJS.Signals | 'orphaned' | 'by itself'): Promise<number | NodeJS.Signals | null> {
    if (!this.hasEnded) {
      if (how === 'orphaned') this.child.disconnect();
      else if (how !== 'by itself') this.child.kill(how);
    }
    await this.closed;
    refusePersonalNumbers(`the output of ${this.file}`, this.output);
    return this.child.exitCode ?? this.child.signalCode;
  }
}
