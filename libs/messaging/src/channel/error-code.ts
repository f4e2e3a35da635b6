/** The code of an error as a log may keep it: capitals, digits and underscores. */
export function errorCode(error: unknown, otherwise: string): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : otherwise;
  return (
    code
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '_')
      .slice(0, 40) || otherwise
  );
}
