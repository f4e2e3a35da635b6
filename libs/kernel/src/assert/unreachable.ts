import { AssertionFailed } from './assert.js';

/**
 * Ends an exhaustive switch: the compiler refuses the call while a case is missing.
 * @throws AssertionFailed always, for values that slipped past the types
 */
export function unreachable(value: never): never {
  throw new AssertionFailed(`unexpected value: ${String(value)}`);
}
