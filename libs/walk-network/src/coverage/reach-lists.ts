import { withRoomFor } from '../roads/growing.js';
import type { ReachSearch } from '../search/reach-search.js';
import type { Snaps } from '../snap/snaps.js';
import type { PeopleReach } from './people-reach.js';

/** Of each facility (or candidate site) the people within the limit, with their walks. */
export interface ReachLists {
  readonly facilities: number;
  /** People of facility f: `starts[f]` to before `starts[f + 1]`. */
  readonly starts: Uint32Array;
  readonly person: Uint32Array;
  readonly cost: Float64Array;
}

/** What is searched with. */
export interface ListOptions {
  readonly search: ReachSearch;
  readonly reach: PeopleReach;
  readonly most: number;
  /** A list leaves out whom this does not want; absent: nobody. */
  readonly wants?: ((person: number) => boolean) | undefined;
}

/** One search from each facility alone. */
export function reachLists(facilities: Snaps, { search, reach, most, wants }: ListOptions): ReachLists {
  const count = facilities.edge.length;
  const starts = new Uint32Array(count + 1);
  let person = new Uint32Array(0);
  let cost = new Float64Array(0);
  let total = 0;
  for (let facility = 0; facility < count; facility += 1) {
    search.fromSnaps(facilities, [facility], most);
    reach.collect(search, most);
    person = withRoomFor(person, total + reach.count);
    cost = withRoomFor(cost, total + reach.count);
    for (let row = 0; row < reach.count; row += 1) {
      if (wants?.(reach.person[row]!) === false) continue;
      person[total] = reach.person[row]!;
      cost[total] = reach.cost[row]!;
      total += 1;
    }
    starts[facility + 1] = total;
  }
  return { facilities: count, starts, person: person.slice(0, total), cost: cost.slice(0, total) };
}
