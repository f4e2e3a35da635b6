/** One place where two documents differ. */
export interface Difference {
  /** Names of the fields on the way; a tier, limit or funder by its code. */
  readonly path: readonly string[];
  /** Null: there is nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Members of lists are told apart by these, whichever they have; by their place without. */
const NAMES = ['code', 'funder', 'name'] as const;

/** Where two documents differ, in the order of the second. Pure. */
export function policyDiff(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const [left, right] = [membersOf(before), membersOf(after)];
  if (left === null || right === null) return [{ path, before: shown(before), after: shown(after) }];
  const names = [...right.keys(), ...[...left.keys()].filter((name) => !right.has(name))];
  const found = names.flatMap((name) => policyDiff(left.get(name), right.get(name), [...path, name]));
  // The same members in another order: funders are filled in theirs.
  return found.length > 0 ? found : [{ path, before: shown(before), after: shown(after) }];
}

function membersOf(value: unknown): Map<string, unknown> | null {
  if (Array.isArray(value)) {
    if (value.some((item) => typeof item !== 'object' || item === null)) return null;
    return new Map(value.map((item, at): [string, unknown] => [nameOf(item) ?? String(at + 1), item]));
  }
  if (typeof value !== 'object' || value === null) return null;
  return new Map(Object.entries(value));
}

function nameOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null) return null;
  const fields = new Map<string, unknown>(Object.entries(item));
  const name = NAMES.map((field) => fields.get(field)).find((value) => typeof value === 'string');
  return typeof name === 'string' ? name : null;
}

function shown(value: unknown): string | null {
  return value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
}
