import type { Diner } from '../../api/contract.js';

const MOST_ROWS = 9;

/**
 * Rows stay where they are while the server's answer comes in: a number the operator is about to press must not turn
 * into somebody else. Known diners keep their place with fresh data, new ones follow.
 */
export function mergeFound(shown: readonly Diner[], found: readonly Diner[]): Diner[] {
  const fresh = new Map(found.map((diner) => [diner.residentId, diner]));
  const kept = shown.map((diner) => fresh.get(diner.residentId) ?? diner);
  const known = new Set(kept.map((diner) => diner.residentId));
  return [...kept, ...found.filter((diner) => !known.has(diner.residentId))].slice(0, MOST_ROWS);
}
