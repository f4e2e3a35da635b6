import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../libs/platform/src/embedded-postgres/free-port.js';
import { refusePersonalNumbers } from './personal-numbers.js';
import type { TestDatabase } from './test-database.js';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_LIMIT_MS = 120_000;

/** The built api in a process of its own. */
export interface RunningApi {
  readonly origin: string;
  readonly pid: number;
  /** Everything it wrote so far: what it logged may be looked at, too. */
  output(): string;
  /** Graceful: SIGTERM, and waits for the end. */
  stop(): Promise<void>;
  /** `kill -9`, and waits for the end. */
  kill(): Promise<void>;
}

/** What differs from a plain start. */
export interface StartApiOptions {
  /** Start again where it was before, for clients that keep the address. */
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts `dist/apps/api` on a free port against `database` and waits until it is ready. It ends with this process. */
export async function startApi(
  { appUrl, queueUrl }: Pick<TestDatabase, 'appUrl' | 'queueUrl'>,
  { port, environment = {} }: StartApiOptions = {},
): Promise<RunningApi> {
  const main = resolve(ROOT, 'dist/apps/api/src/main.js');
  if (!existsSync(main)) throw new Error('the api is not built: npm run build');
  const listenOn = port ?? (await freePort());
  const child = spawn(process.execPath, [main], {
    cwd: ROOT,
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: appUrl,
      QUEUE_DATABASE_URL: queueUrl,
      PORT: `${listenOn}`,
      LOG_LEVEL: 'info',
      ...environment,
    },
    // The IPC channel closes with this process, and the api ends with the channel.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await ended;
    refusePersonalNumbers('the log of the api', output);
  };
  const origin = `http://127.0.0.1:${listenOn}`;
  const deadline = Date.now() + READY_LIMIT_MS;
  while (!(await isReady(origin))) {
    if (child.exitCode === null && Date.now() < deadline) {
      await sleep(50);
      continue;
    }
    await end('SIGKILL').catch(() => undefined);
    throw new Error(`the api did not become ready:\n${output.slice(-4_000)}`);
  }
  return { origin, pid: child.pid ?? 0, output: () => output, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

async function isReady(origin: string): Promise<boolean> {
  try {
    return (await fetch(`${origin}/health/ready`)).ok;
  } catch {
    return false;
  }
}
