import type { QueueBackend } from './queue-backend.js';
import { QueueErrors } from './queue.errors.js';

/**
 * Waits for an answer of the queue, but not for ever: a lost Redis answers nothing at all, its commands wait for its
 * return.
 * @throws QUEUE.UNREACHABLE after `limitMs`
 */
export async function inTime<T>(
  answer: Promise<T>,
  { backend, limitMs }: { backend: QueueBackend; limitMs: number },
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    const late = (): void =>
      reject(QueueErrors.UNREACHABLE({ backend: backend.kind, problem: `no answer in ${limitMs} ms` }));
    timer = setTimeout(late, limitMs);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
