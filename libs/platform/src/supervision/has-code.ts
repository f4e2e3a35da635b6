/**
 * True for a failure of the system with this code, such as 'ENOENT'. It looks at the code alone: under a test runner the
 * errors of Node's own modules are no instances of the sandbox's `Error`.
 */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
