import type { ReachSearch } from '../search/reach-search.js';
import type { Snaps } from '../snap/snaps.js';
import { NO_FACILITY, type PeopleCoverage } from './cover-people.js';
import type { ListsByPerson } from './lists-by-person.js';
import type { PeopleReach } from './people-reach.js';
import type { ReachLists } from './reach-lists.js';

/** What stands: facilities, whom each reaches, and who is covered by them. */
export interface CoverageBase {
  readonly coverage: PeopleCoverage;
  readonly lists: ReachLists;
  readonly byPerson: ListsByPerson;
}

/** What is tried: facilities of the base closed, others opened. Moving one is both. */
export interface Trial {
  readonly closed: readonly number[];
  readonly added: Snaps;
  readonly most: number;
}

/** Whom a trial changes: each person once, with the walk and the facility afterwards. */
export interface TrialChange {
  readonly person: number;
  /** Infinity: not covered any more. */
  readonly cost: number;
  /** Of the base; beyond them the added ones by their order; or `NO_FACILITY`. */
  readonly facility: number;
}

/**
 * Answers what closing, moving and opening would change, by touching only the people of the facilities that change.
 * Applied to the base it gives exactly what a full computation would.
 */
export function whatIf(
  base: CoverageBase,
  trial: Trial,
  { search, reach }: { readonly search: ReachSearch; readonly reach: PeopleReach },
): TrialChange[] {
  const changes = new Map<number, TrialChange>();
  const { lists, coverage } = base;
  const closed = new Set(trial.closed);
  for (const facility of closed) {
    for (let row = lists.starts[facility]!; row < lists.starts[facility + 1]!; row += 1) {
      const person = lists.person[row]!;
      if (coverage.facility[person] === facility) changes.set(person, nextNearest(base, person, closed));
    }
  }
  const added = Array.from({ length: trial.added.edge.length }, (_, index) => index);
  search.fromSnaps(trial.added, added, trial.most);
  reach.collect(search, trial.most);
  for (let row = 0; row < reach.count; row += 1) {
    const person = reach.person[row]!;
    const cost = reach.cost[row]!;
    // Equally near, what stands is the nearest: its number is lower.
    if (cost >= (changes.get(person)?.cost ?? coverage.cost[person]!)) continue;
    changes.set(person, { person, cost, facility: lists.facilities + reach.owner[row]! });
  }
  return [...changes.values()];
}

function nextNearest({ byPerson }: CoverageBase, person: number, closed: ReadonlySet<number>): TrialChange {
  let best: TrialChange = { person, cost: Infinity, facility: NO_FACILITY };
  for (let row = byPerson.starts[person]!; row < byPerson.starts[person + 1]!; row += 1) {
    const facility = byPerson.facility[row]!;
    const cost = byPerson.cost[row]!;
    if (cost < best.cost && !closed.has(facility)) best = { person, cost, facility };
  }
  return best;
}
