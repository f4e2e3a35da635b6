/** How long an orphan may take to close before it is ended, in milliseconds. */
const CLOSE_LIMIT_MS = 8_000;

/**
 * Makes a process that a supervisor started end by itself when the supervisor is gone, even by `kill -9`: their IPC
 * channel closes with it. Does nothing in a process that was started without a supervisor.
 * @param close stops taking work and finishes what is under way; after 8 s the process ends regardless
 */
export function exitWithParent(close: () => Promise<unknown>): void {
  if (process.channel === undefined) return;
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), CLOSE_LIMIT_MS).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  // The channel must not keep a process alive that has nothing left to do.
  process.channel.unref();
}
