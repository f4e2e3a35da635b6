import { ageRangeOf } from './age-range.js';
import type { DinerCondition } from './policy.js';
import { REGISTRATIONS } from './vocabulary.js';

/** Whether every diner that `narrow` admits is admitted by `wide`. */
export function admitsAllOf(wide: DinerCondition, narrow: DinerCondition): boolean {
  const wideAges = ageRangeOf(wide);
  const narrowAges = ageRangeOf(narrow);
  return (
    wideAges.from <= narrowAges.from &&
    narrowAges.to <= wideAges.to &&
    categoriesCover(wide.anyCategory, narrow.anyCategory) &&
    (wide.grades === null || (narrow.grades?.every((grade) => wide.grades?.includes(grade)) ?? false)) &&
    REGISTRATIONS.indexOf(narrow.registration) <= REGISTRATIONS.indexOf(wide.registration) &&
    (wide.livesAlone === null || wide.livesAlone === narrow.livesAlone)
  );
}

/** Each way into `narrow` must hold all categories of some way into `wide`. */
function categoriesCover(wide: DinerCondition['anyCategory'], narrow: DinerCondition['anyCategory']): boolean {
  if (wide === null) return true;
  if (narrow === null) return false;
  return narrow.every((entry) => {
    const held = asList(entry);
    return wide.some((way) => asList(way).every((category) => held.includes(category)));
  });
}

function asList<T>(entry: T | readonly T[]): readonly T[] {
  return Array.isArray(entry) ? (entry as readonly T[]) : [entry as T];
}
