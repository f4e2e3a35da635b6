/** JSON as a jsonb column takes it: half characters and NUL, which a file may hold, would make it refuse the whole. */
export function storedJson(value: object | null): string | null {
  if (value === null) return null;
  return JSON.stringify(value, (_, held: unknown) =>
    typeof held === 'string' ? held.toWellFormed().replaceAll('\0', '') : held,
  );
}
