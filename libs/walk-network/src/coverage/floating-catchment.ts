import type { ReachLists } from './reach-lists.js';

/** Seats a person can count on, and how thinly each facility is spread. */
export interface FloatingCatchment {
  /** Of each facility its seats for each person (or unit of demand) within reach; 0 where nobody is. */
  readonly seatsPerDemand: Float64Array;
  /** Of each person the sum over the facilities within reach. */
  readonly access: Float64Array;
}

/**
 * Two-step floating catchment area: a facility's seats are shared by all within its reach, a person has a share of every
 * facility within reach. Shares of all people sum to the seats of the facilities that anybody reaches.
 * Source: Luo and Wang (2003), Measures of spatial accessibility to health care in a GIS environment.
 */
export function floatingCatchment(
  lists: ReachLists,
  { seats, demand }: { readonly seats: ArrayLike<number>; readonly demand: ArrayLike<number> },
): FloatingCatchment {
  const seatsPerDemand = new Float64Array(lists.facilities);
  const access = new Float64Array(demand.length);
  for (let facility = 0; facility < lists.facilities; facility += 1) {
    const people = lists.person.subarray(lists.starts[facility], lists.starts[facility + 1]);
    let total = 0;
    for (const person of people) total += demand[person]!;
    if (total === 0) continue;
    const share = seats[facility]! / total;
    seatsPerDemand[facility] = share;
    for (const person of people) access[person]! += share;
  }
  return { seatsPerDemand, access };
}
