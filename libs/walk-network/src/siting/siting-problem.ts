import { assert } from '@nuancan/kernel';
import type { ReachLists } from '../coverage/reach-lists.js';

/**
 * Which sites would cover which demand. People whom exactly the same sites would cover are one demand of their weight
 * together: there are far fewer such sets than people.
 */
export interface SitingProblem {
  readonly sites: number;
  readonly demands: number;
  readonly weight: Float64Array;
  /** How many people each demand is. */
  readonly heads: Float64Array;
  /** Demands of site s: `siteStarts[s]` to before `siteStarts[s + 1]`. */
  readonly siteStarts: Uint32Array;
  readonly siteDemand: Uint32Array;
  /** Sites of demand d, ascending. */
  readonly demandStarts: Uint32Array;
  readonly demandSite: Uint32Array;
}

/** What the sites may cost together; absent: that does not limit them. */
export interface SitingLimits {
  readonly mostSites: number;
  readonly budget?: { readonly costs: ArrayLike<number>; readonly most: number } | undefined;
  /**
   * How many people each site serves at most, whole; absent: as many as reach it. The problem must have kept weights apart.
   * A person is covered when one of the chosen sites within reach has a seat.
   */
  readonly seats?: ArrayLike<number> | undefined;
}

/** Chosen sites, ascending, and the weight of the demand they cover. */
export interface Siting {
  readonly chosen: readonly number[];
  readonly covered: number;
}

/** How people are merged. */
export interface MergeOptions {
  /** People of other weights are other demands: who gets a seat hangs on the weight. */
  readonly keepWeightsApart?: boolean;
  /** How many people stand behind each weight; absent: one. */
  readonly heads?: ArrayLike<number>;
}

/**
 * Merges people by the sites that would cover them.
 * @param lists of the candidate sites, without those who are covered already
 * @param weight of each person: a whole number above 0, so that a bound less than one above what is covered is met
 */
export function sitingProblem(lists: ReachLists, weight: ArrayLike<number>, options: MergeOptions = {}): SitingProblem {
  const { keepWeightsApart = false, heads } = options;
  const { order, starts, site } = sitesByPerson(lists, weight.length);
  const known = new Map<number, number[]>();
  const weights: number[] = [];
  const counts: number[] = [];
  const first: number[] = [];
  const same = (a: number, b: number): boolean => {
    if (keepWeightsApart && weight[a] !== weight[b]) return false;
    const length = starts[a + 1]! - starts[a]!;
    if (starts[b + 1]! - starts[b]! !== length) return false;
    for (let at = 0; at < length; at += 1) if (site[starts[a]! + at] !== site[starts[b]! + at]) return false;
    return true;
  };
  for (const person of order) {
    assert(Number.isSafeInteger(weight[person]) && weight[person]! > 0, 'a weight is a whole number above 0');
    const hash = hashOf(site, starts[person]!, starts[person + 1]!);
    const bucket = known.get(hash) ?? [];
    const demand = bucket.find((other) => same(first[other]!, person));
    if (demand !== undefined) {
      weights[demand]! += weight[person]!;
      counts[demand]! += heads?.[person] ?? 1;
      continue;
    }
    bucket.push(weights.push(weight[person]!) - 1);
    counts.push(heads?.[person] ?? 1);
    first.push(person);
    known.set(hash, bucket);
  }
  return withSites(lists.facilities, { weights, counts, first, starts, site });
}

interface SitesByPerson {
  /** Those whom any site would cover. */
  readonly order: readonly number[];
  readonly starts: Uint32Array;
  readonly site: Uint32Array;
}

function sitesByPerson(lists: ReachLists, people: number): SitesByPerson {
  const starts = new Uint32Array(people + 1);
  for (const person of lists.person) starts[person + 1]! += 1;
  const order: number[] = [];
  for (let person = 0; person < people; person += 1) {
    if (starts[person + 1]! > 0) order.push(person);
    starts[person + 1]! += starts[person]!;
  }
  const next = starts.slice(0, people);
  const site = new Uint32Array(lists.person.length);
  for (let from = 0; from < lists.facilities; from += 1) {
    for (let row = lists.starts[from]!; row < lists.starts[from + 1]!; row += 1) {
      const person = lists.person[row]!;
      const at = next[person]!;
      next[person] = at + 1;
      site[at] = from;
    }
  }
  return { order, starts, site };
}

function hashOf(values: Uint32Array, from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ values[at]!, 0x01000193);
  return hash;
}

interface Merged extends Omit<SitesByPerson, 'order'> {
  readonly weights: readonly number[];
  readonly counts: readonly number[];
  /** Of each demand one of its people. */
  readonly first: readonly number[];
}

function withSites(sites: number, { weights, counts, first, starts, site }: Merged): SitingProblem {
  const demandStarts = new Uint32Array(first.length + 1);
  first.forEach((person, demand) => {
    demandStarts[demand + 1] = demandStarts[demand]! + starts[person + 1]! - starts[person]!;
  });
  const demandSite = new Uint32Array(demandStarts.at(-1)!);
  const siteStarts = new Uint32Array(sites + 1);
  first.forEach((person, demand) => {
    const its = site.subarray(starts[person], starts[person + 1]);
    demandSite.set(its, demandStarts[demand]);
    for (const one of its) siteStarts[one + 1]! += 1;
  });
  for (let one = 0; one < sites; one += 1) siteStarts[one + 1]! += siteStarts[one]!;
  const next = siteStarts.slice(0, sites);
  const siteDemand = new Uint32Array(demandSite.length);
  for (let demand = 0; demand < first.length; demand += 1) {
    for (let row = demandStarts[demand]!; row < demandStarts[demand + 1]!; row += 1) {
      const one = demandSite[row]!;
      siteDemand[next[one]!] = demand;
      next[one]! += 1;
    }
  }
  return {
    sites,
    demands: first.length,
    weight: Float64Array.from(weights),
    heads: Float64Array.from(counts),
    siteStarts,
    siteDemand,
    demandStarts,
    demandSite,
  };
}
