import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DomainError } from '@nuancan/kernel';
import type { LogRelay } from './log-relay.js';
import { RestartLimit } from './restart-limit.js';
import { UpErrors } from './up.errors.js';

/** How long a process may take to finish what it is doing, in milliseconds. */
const STOP_LIMIT_MS = 12_000;

/** What to run. */
export interface SupervisedProcessPlan {
  readonly name: string;
  /** The compiled main file. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly relay: LogRelay;
}

/**
 * A Node process that is started again when it crashes. It has a process group of its own (Ctrl-C in the terminal
 * reaches only us, so that we decide the order of stopping) and an IPC channel, at whose end it ends itself: see
 * `exitWithParent`.
 */
export class SupervisedProcess {
  /** Resolves when it crashed too often to be started again. */
  readonly gaveUp: Promise<DomainError>;
  private announceGivingUp: (error: DomainError) => void = () => undefined;
  private readonly limit = new RestartLimit();
  private child: ChildProcess | undefined;
  private pause: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(private readonly plan: SupervisedProcessPlan) {
    this.gaveUp = new Promise((resolve) => (this.announceGivingUp = resolve));
  }

  /** Starts the process; call once. */
  start(): void {
    const child = spawn(process.execPath, ['--enable-source-maps', this.plan.script], {
      env: this.plan.environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: true,
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface({ input: stream }).on('line', (line) => this.plan.relay.line(line));
    }
    child.on('error', (error) => this.plan.relay.line(error.message));
    child.once('close', (code, signal) => this.ended(signal ?? `code ${code}`));
  }

  /** Asks it to finish, ends it when it takes longer than 12 s. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.pause);
    const child = this.child;
    if (child === undefined || hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const limit = new AbortController();
    await Promise.race([ended, sleep(STOP_LIMIT_MS, undefined, { signal: limit.signal }).catch(() => undefined)]);
    limit.abort();
    if (hasEnded(child)) return;
    child.kill('SIGKILL');
    await ended;
  }

  /** Ends it at once. */
  kill(): void {
    this.stopping = true;
    clearTimeout(this.pause);
    this.child?.kill('SIGKILL');
  }

  private ended(how: string): void {
    if (this.stopping) return;
    const { name, relay } = this.plan;
    const pauseMs = this.limit.crashed(Date.now());
    if (pauseMs === undefined) {
      this.announceGivingUp(
        UpErrors.PROCESS_GAVE_UP({ name, crashes: this.limit.crashes, output: relay.tail() || how }),
      );
      return;
    }
    relay.line(
      `意外退出（${how}），${pauseMs} 毫秒后重启 · ended unexpectedly (${how}), starting again in ${pauseMs} ms`,
    );
    this.pause = setTimeout(() => this.start(), pauseMs);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}
