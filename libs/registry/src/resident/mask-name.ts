/** 王桂香 → 王*香, 王五 → 王*: enough to tell rows apart, not to tell who it is. */
export function maskName(name: string): string {
  const characters = [...name];
  if (characters.length <= 1) return '*';
  const last = characters.length === 2 ? '' : characters.at(-1);
  return `${characters[0]}${'*'.repeat(Math.max(1, characters.length - 2))}${last}`;
}
