import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { OWNER_ROLE } from './data-directory.js';
import type { ServerAccount } from './server-account.js';

/** Replaying the log after a crash can take a while; in milliseconds. */
const READY_LIMIT_MS = 120_000;
/** A fast shutdown writes all changed pages; then each harder signal gets its time. */
const STOP_STEPS = [
  { signal: 'SIGINT', limitMs: 30_000 },
  { signal: 'SIGQUIT', limitMs: 10_000 },
  { signal: 'SIGKILL', limitMs: 10_000 },
] as const;
const KEPT_LOG_LINES = 30;

/**
 * Waits for the end of its input, which comes when the process that holds the other end ends, even by `kill -9`; then
 * stops the server, if it still is the one that was started.
 */
const LEASH_SCRIPT = 'read -r _; read -r pid < "$2/postmaster.pid" && [ "$pid" = "$1" ] && kill -INT "$1"';

/** What one run of the server needs. */
export interface ServerProcessPlan {
  readonly postgres: string;
  readonly dataDir: string;
  readonly account: ServerAccount | undefined;
  readonly port: number;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Gets each line of the server's log (warnings and worse, in English). */
  readonly log: (line: string) => void;
}

/** How the server ended. */
export interface ServerExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The server ended, or did not answer in time, before it was ready; `portTaken` when another process has its port. */
export class ServerNotReady extends Error {
  constructor(
    readonly logTail: string,
    readonly portTaken: boolean,
  ) {
    super(logTail);
  }
}

/**
 * One running postmaster. It is in a process group of its own, so that Ctrl-C in a terminal does not reach it before
 * its clients have finished, and on a leash that stops it when this process dies.
 */
export class ServerProcess {
  /** Resolves when the server has ended, for whatever reason. */
  readonly exited: Promise<ServerExit>;
  private readonly tail: string[] = [];
  private leash: ChildProcess | undefined;
  private stopping: Promise<void> | undefined;
  private ended = false;

  private constructor(
    private readonly child: ChildProcess,
    plan: ServerProcessPlan,
  ) {
    this.exited = new Promise((resolve) => {
      child.once('error', (error) => {
        this.tail.push(error.message);
        this.end(resolve, { code: null, signal: null });
      });
      child.once('exit', (code, signal) => this.end(resolve, { code, signal }));
    });
    if (child.stderr !== null) {
      createInterface({ input: child.stderr }).on('line', (line) => {
        this.tail.push(line);
        if (this.tail.length > KEPT_LOG_LINES) this.tail.shift();
        plan.log(line);
      });
    }
  }

  /**
   * Starts the server and waits until it answers.
   * @throws ServerNotReady
   */
  static async start(plan: ServerProcessPlan): Promise<ServerProcess> {
    const settings = Object.entries(plan.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(plan.postgres, ['-D', plan.dataDir, ...settings], {
      ...(plan.account === undefined ? {} : { uid: plan.account.uid, gid: plan.account.gid }),
      cwd: dirname(plan.dataDir),
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    const server = new ServerProcess(child, plan);
    if (child.pid !== undefined && process.platform !== 'win32') server.leash = fastenLeash(child.pid, plan);
    try {
      await server.untilReady(plan);
    } catch (error) {
      await server.stop();
      throw error;
    }
    // The server alone must not keep a finished program alive; its leash ends it then.
    child.unref();
    if (child.stderr !== null && 'unref' in child.stderr && typeof child.stderr.unref === 'function')
      child.stderr.unref();
    return server;
  }

  /** Stops the server: open transactions are rolled back, committed ones are kept. May be called more than once. */
  stop(): Promise<void> {
    this.stopping ??= this.stopBySteps();
    return this.stopping;
  }

  private async stopBySteps(): Promise<void> {
    this.child.ref();
    for (const { signal, limitMs } of STOP_STEPS) {
      if (this.ended) break;
      this.child.kill(signal);
      const limit = new AbortController();
      await Promise.race([this.exited, sleep(limitMs, undefined, { signal: limit.signal }).catch(() => undefined)]);
      limit.abort();
    }
    this.leash?.stdin?.end();
  }

  private end(resolve: (exit: ServerExit) => void, exit: ServerExit): void {
    this.ended = true;
    this.leash?.stdin?.end();
    resolve(exit);
  }

  private async untilReady(plan: ServerProcessPlan): Promise<void> {
    const deadline = Date.now() + READY_LIMIT_MS;
    for (;;) {
      const problem = await tryConnection(plan);
      if (problem === undefined && !this.ended) return;
      if (this.ended || Date.now() > deadline) {
        // The last lines of the log arrive a moment after the exit.
        if (this.child.stderr !== null && !this.child.stderr.readableEnded && this.ended) {
          await Promise.race([once(this.child.stderr, 'end'), sleep(500)]);
        }
        const tail = this.tail.join('\n') || (problem ?? '');
        throw new ServerNotReady(tail, /could not create any TCP\/IP sockets|Address already in use/.test(tail));
      }
      await Promise.race([this.exited, sleep(30)]);
    }
  }
}

function fastenLeash(pid: number, plan: ServerProcessPlan): ChildProcess {
  const leash = spawn('/bin/sh', ['-c', LEASH_SCRIPT, 'nuancan-leash', String(pid), plan.dataDir], {
    ...(plan.account === undefined ? {} : { uid: plan.account.uid, gid: plan.account.gid }),
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  leash.once('error', (error) => plan.log(`no leash on the server: ${error.message}`));
  leash.stdin.on('error', () => undefined);
  leash.unref();
  if ('unref' in leash.stdin && typeof leash.stdin.unref === 'function') leash.stdin.unref();
  return leash;
}

/** @returns what stands in the way of a connection, undefined when it works */
async function tryConnection(plan: ServerProcessPlan): Promise<string | undefined> {
  const client = new Client({
    host: '127.0.0.1',
    port: plan.port,
    user: OWNER_ROLE,
    password: plan.password,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
