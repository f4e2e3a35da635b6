import type { SitingProblem } from './siting-problem.js';
import { sitingProblem } from './siting-problem.js';

/** A problem with some of the sites only, and which they were. */
export interface RestrictedProblem {
  readonly problem: SitingProblem;
  readonly sites: readonly number[];
}

/** Leaves sites out; demand that the remaining ones cover alike is merged again. */
export function restrictSites(problem: SitingProblem, isKept: ArrayLike<number>): RestrictedProblem {
  const sites = Array.from({ length: problem.sites }, (_, site) => site).filter((site) => isKept[site] === 1);
  const covers = sites.map((site) =>
    problem.siteDemand.subarray(problem.siteStarts[site], problem.siteStarts[site + 1]),
  );
  const starts = new Uint32Array(sites.length + 1);
  covers.forEach((cover, at) => {
    starts[at + 1] = starts[at]! + cover.length;
  });
  const person = new Uint32Array(starts.at(-1)!);
  covers.forEach((cover, at) => person.set(cover, starts[at]));
  const lists = { facilities: sites.length, starts, person, cost: new Float64Array(person.length) };
  return { problem: sitingProblem(lists, problem.weight, { heads: problem.heads }), sites };
}
