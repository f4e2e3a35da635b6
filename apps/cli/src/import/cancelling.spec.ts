import { describe, expect, it } from 'vitest';
import { cancelling } from './cancelling.js';

describe('the work of a run', () => {
  it('cancels the run when it fails, and says why it failed', async () => {
    let cancelled = 0;
    const cancel = async (): Promise<void> => {
      cancelled += 1;
      throw new Error('it cannot be cancelled');
    };
    await expect(cancelling(cancel, () => Promise.reject(new Error('the database is away')))).rejects.toThrow('away');
    expect(cancelled).toBe(1);
  });

  it('cancels the run when the user asks to stop, and listens no longer afterwards', async () => {
    const before = process.listenerCount('SIGINT');
    const { promise: cancelled, resolve } = Promise.withResolvers<string>();
    const done = cancelling(
      async () => resolve('cancelled'),
      async () => {
        process.emit('SIGINT');
        return cancelled;
      },
    );
    expect(await done).toBe('cancelled');
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  it('leaves a run alone that went well', async () => {
    expect(
      await cancelling(
        () => Promise.reject(new Error('not asked for')),
        () => Promise.resolve(7),
      ),
    ).toBe(7);
  });
});
