import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../libs/platform/src/embedded-postgres/free-port.js';
import type { TestDatabase } from './test-database.js';

const ROOT = resolve(import.meta.dirname, '../..');
const READY_LIMIT_MS = 30_000;

/** The built worker in a process of its own, with its listener on. */
export interface RunningWorker {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts `dist/apps/worker` against `database` and waits until it is ready. It ends with this process. */
export async function startWorker(
  { appUrl, queueUrl }: Pick<TestDatabase, 'appUrl' | 'queueUrl'>,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningWorker> {
  const main = resolve(ROOT, 'dist/apps/worker/src/main.js');
  if (!existsSync(main)) throw new Error('the worker is not built: npm run build');
  const port = await freePort();
  const addresses = { DATABASE_URL: appUrl, QUEUE_DATABASE_URL: queueUrl, WORKER_PORT: `${port}` };
  const child = spawn(process.execPath, [main], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], ...addresses, ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'exit');
  const origin = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + READY_LIMIT_MS; !(await isReady(origin)); await sleep(50)) {
    if (child.exitCode === null && Date.now() < end) continue;
    child.kill('SIGKILL');
    throw new Error(`the worker did not become ready:\n${output.slice(-4_000)}`);
  }
  return {
    origin,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function isReady(origin: string): Promise<boolean> {
  return fetch(`${origin}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  );
}
