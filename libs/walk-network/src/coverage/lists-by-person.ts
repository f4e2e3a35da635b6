import type { ReachLists } from './reach-lists.js';

/** The same lists the other way round: of each person the facilities within the limit, by their numbers. */
export interface ListsByPerson {
  readonly starts: Uint32Array;
  readonly facility: Uint32Array;
  readonly cost: Float64Array;
}

/** Turns lists of facilities into lists of people. */
export function listsByPerson(lists: ReachLists, people: number): ListsByPerson {
  const starts = new Uint32Array(people + 1);
  for (const person of lists.person) starts[person + 1]! += 1;
  for (let person = 0; person < people; person += 1) starts[person + 1]! += starts[person]!;
  const next = starts.slice(0, people);
  const facility = new Uint32Array(lists.person.length);
  const cost = new Float64Array(lists.person.length);
  for (let from = 0; from < lists.facilities; from += 1) {
    for (let row = lists.starts[from]!; row < lists.starts[from + 1]!; row += 1) {
      const person = lists.person[row]!;
      const at = next[person]!;
      next[person] = at + 1;
      facility[at] = from;
      cost[at] = lists.cost[row]!;
    }
  }
  return { starts, facility, cost };
}
