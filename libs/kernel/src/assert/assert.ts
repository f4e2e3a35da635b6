/** A broken promise of our own code, never the user's fault: let it reach the top and be logged as a bug. */
export class AssertionFailed extends Error {
  override readonly name = 'AssertionFailed';
}

/** @throws AssertionFailed when the condition does not hold */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionFailed(message);
}
