import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { freePort } from '../../libs/platform/src/embedded-postgres/free-port.js';

/** A Redis of this test run alone, in memory only. */
export interface ScratchRedis {
  readonly url: string;
  stop(): Promise<void>;
}

const READY_TRIES = 200;

/** Its input ends with the process that holds it, even by `kill -9`; the server is ended then. */
const LEASHED = 'redis-server "$@" >/dev/null & server=$!; read -r _; kill "$server"; wait "$server"';

/**
 * Starts `redis-server` on a free port, in memory only.
 * @returns undefined when the program is not installed: the tests that need it fail and say so
 */
export async function startScratchRedis(folder: string): Promise<ScratchRedis | undefined> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const policy = ['--maxmemory-policy', 'noeviction'];
  const shell = spawn('/bin/sh', ['-c', LEASHED, 'redis-leash', ...settings, ...policy], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true,
  });
  const url = `redis://127.0.0.1:${port}`;
  await untilReady(url);
  return {
    url,
    stop: async () => {
      const ended = once(shell, 'exit');
      shell.stdin.end();
      await ended;
    },
  };
}

async function untilReady(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on('error', () => undefined);
  try {
    for (let tries = 1; ; tries += 1) {
      try {
        await client.connect();
        return;
      } catch (error) {
        if (tries === READY_TRIES) throw error;
        await sleep(25);
      }
    }
  } finally {
    client.disconnect();
  }
}
