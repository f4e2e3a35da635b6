import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 50;

/** Repeats `attempt` until it succeeds. @throws its last failure when that takes longer than `withinMs` */
export async function eventually<T>(attempt: () => Promise<T> | T, withinMs = 20_000): Promise<T> {
  for (const end = Date.now() + withinMs; ; await sleep(LOOK_AGAIN_MS)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
