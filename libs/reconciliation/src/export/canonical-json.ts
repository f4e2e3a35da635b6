/**
 * JSON with the keys of every object in the order of their code units and nothing between the tokens (RFC 8785 for texts,
 * integers, booleans and null), so that anybody can make the same bytes of the same content, and hash them.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
