import { setTimeout as sleep } from 'node:timers/promises';
import { UpErrors } from './up.errors.js';

const LIMIT_MS = 90_000;
const LOOK_AGAIN_MS = 100;
const ANSWER_LIMIT_MS = 3_000;

/**
 * Waits until the api at `url` says that it is ready (database and queue included).
 * @throws UP.NOT_READY after 90 s, with its last answer
 */
export async function untilReady(url: string): Promise<void> {
  const address = `${url}/health/ready`;
  let problem = '';
  for (const end = Date.now() + LIMIT_MS; Date.now() < end; await sleep(LOOK_AGAIN_MS)) {
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_LIMIT_MS) });
      if (answer.ok) return;
      problem = `HTTP ${answer.status} ${(await answer.text()).slice(0, 500)}`;
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
  }
  throw UpErrors.NOT_READY({ seconds: LIMIT_MS / 1000, address, problem });
}
