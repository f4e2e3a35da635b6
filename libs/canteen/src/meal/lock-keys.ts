/**
 * Advisory lock keys of ids, as decimal int8 text in ascending order without repeats: everybody who locks several
 * locks in this order, so no two transactions wait for each other. Two ids sharing a key only wait needlessly.
 */
export function lockKeys(uuids: readonly string[]): string[] {
  const keys = new Set(uuids.map((uuid) => BigInt.asIntN(64, BigInt(`0x${uuid.replaceAll('-', '').slice(16)}`))));
  return [...keys].sort((left, right) => (left < right ? -1 : 1)).map(String);
}
