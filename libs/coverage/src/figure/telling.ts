import type { Scope } from '@nuancan/platform';

/** How numbers of people are told: as they are, or in fives. */
export type Telling = 'exact' | 'fives';

/** Of fewer somebody would be known. */
export const FEWEST_TOLD = 5;

/** Officials answer for the people of their place and know them; who checks figures needs nobody. */
export function tellingTo({ role }: Scope): Telling {
  return role === 'auditor' ? 'fives' : 'exact';
}

/** Of what one town made: another town's official, whom it is shared with, does not answer for its people. */
export function tellingOfPlan(scope: Scope, townCode: string | null): Telling {
  const isOthers = scope.townCode !== null && scope.townCode !== townCode;
  return isOthers ? 'fives' : tellingTo(scope);
}

/**
 * A number of people. In fives: nobody, `null` for fewer than five, else the nearest five, each by itself, so that no
 * difference of two numbers, two days or two questions is a person.
 */
export function toldPeople(people: number, telling: Telling): number | null {
  if (telling === 'exact' || people === 0) return people;
  return people < FEWEST_TOLD ? null : Math.round(people / FEWEST_TOLD) * FEWEST_TOLD;
}

/** Several at once; what is `null` stays it. */
export function toldEach<K extends string>(
  counts: Readonly<Record<K, number | null>>,
  telling: Telling,
): Record<K, number | null> {
  const entries = Object.entries<number | null>(counts);
  return Object.fromEntries(
    entries.map(([key, people]) => [key, people === null ? null : toldPeople(people, telling)]),
  ) as Record<K, number | null>;
}
