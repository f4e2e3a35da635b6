import type { KnownMerge } from '@nuancan/registry';

/** Groups entries of the register by the person they are, or ever were, with entries that were not asked for. Pure. */
export function peopleOf(entryIds: readonly string[], merges: readonly KnownMerge[]): string[][] {
  const parents = new Map<string, string>();
  const rootOf = (id: string): string => {
    let root = id;
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next;
    return root;
  };
  for (const { duplicateId, standingId } of merges) {
    const [child, parent] = [rootOf(duplicateId), rootOf(standingId)];
    if (child !== parent) parents.set(child, parent);
  }
  const entriesOf = new Map<string, Set<string>>();
  for (const { duplicateId, standingId } of merges) {
    const root = rootOf(duplicateId);
    const entries = entriesOf.get(root) ?? new Set<string>();
    entriesOf.set(root, entries.add(duplicateId).add(standingId));
  }
  const people = new Map<string, string[]>();
  for (const id of entryIds) {
    const root = rootOf(id);
    if (!people.has(root)) people.set(root, [...(entriesOf.get(root) ?? [id])]);
  }
  return [...people.values()];
}
