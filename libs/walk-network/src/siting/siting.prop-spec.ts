import fc from 'fast-check';

import { describe, expect, it } from 'vitest';
import type { ReachLists } from '../coverage/reach-lists.js';
import { chooseSites } from './choose-sites.js';
import { loadHighs } from './load-highs.js';
import { CoverCount } from './cover-count.js';
import { relaxCovering } from './relax-covering.js';
import { restrictSites } from './restrict-sites.js';
import { proveSiting } from './prove-siting.js';
import { sitingProblem, type Siting, type SitingLimits, type SitingProblem } from './siting-problem.js';

const PEOPLE = 12;
const SITES = 8;

/** Up to eight sites, each with the people it would cover. */
const randomCover = fc
  .array(fc.uniqueArray(fc.nat(PEOPLE - 1), { maxLength: 7, size: 'max' }), {
    minLength: 1,
    maxLength: SITES,
    size: 'max',
  })
  .map((covers) => covers.map((people) => people.toSorted((a, b) => a - b)));
const weights = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: PEOPLE, maxLength: PEOPLE });
const randomLimits = fc.record({
  mostSites: fc.integer({ min: 1, max: 4 }),
  budget: fc.option(
    fc.record({
      costs: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: SITES, maxLength: SITES }),
      most: fc.nat(20),
    }),
    { nil: undefined },
  ),
});

function listsOf(covers: readonly (readonly number[])[]): ReachLists {
  const starts = new Uint32Array(covers.length + 1);
  covers.forEach((people, site) => {
    starts[site + 1] = starts[site]! + people.length;
  });
  const person = Uint32Array.from(covers.flat());
  return { facilities: covers.length, starts, person, cost: new Float64Array(person.length) };
}

function weightOf(sites: readonly number[], covers: readonly (readonly number[])[], weight: readonly number[]): number {
  return [...new Set(sites.flatMap((site) => covers[site]!))].reduce((sum, person) => sum + weight[person]!, 0);
}

const isAllowed = (sites: readonly number[], { mostSites, budget }: SitingLimits): boolean =>
  sites.length <= mostSites &&
  sites.reduce((sum, site) => sum + (budget?.costs[site] ?? 0), 0) <= (budget?.most ?? Infinity);

/** By trying all. */
function best(covers: readonly (readonly number[])[], weight: readonly number[], limits: SitingLimits): number {
  let most = 0;
  for (let set = 0; set < 2 ** covers.length; set += 1) {
    const sites = [...covers.keys()].filter((site) => (set >> site) % 2 === 1);
    if (isAllowed(sites, limits)) most = Math.max(most, weightOf(sites, covers, weight));
  }
  return most;
}

function chooseOnly(problem: SitingProblem, site: number): Siting {
  const count = new CoverCount(problem);
  count.add(site);
  return count.siting();
}

describe('siting on random covers', () => {
  it('keeps the limits, counts what it covers, and is near the best at once', () => {
    fc.assert(
      fc.property(randomCover, weights, randomLimits, (covers, weight, limits) => {
        const { chosen, covered } = chooseSites(sitingProblem(listsOf(covers), weight), limits);
        expect(isAllowed(chosen, limits)).toBe(true);
        expect(covered).toBe(weightOf(chosen, covers, weight));
        const most = best(covers, weight, limits);
        expect(covered).toBeLessThanOrEqual(most);
        const share = limits.budget === undefined ? 1 - 1 / Math.E : (1 - 1 / Math.E) / 2;
        expect(covered).toBeGreaterThanOrEqual(share * most);
      }),
      { numRuns: 500 },
    );
  });

  it('is the best of all when it is proven', async () => {
    const highs = await loadHighs();
    fc.assert(
      fc.property(randomCover, weights, randomLimits, (covers, weight, limits) => {
        const problem = sitingProblem(listsOf(covers), weight);
        const start = chooseSites(problem, limits);
        const proven = proveSiting(highs, problem, { ...limits, seconds: 60, start });
        const most = best(covers, weight, limits);
        expect(isAllowed(proven.chosen, limits)).toBe(true);
        expect(weightOf(proven.chosen, covers, weight)).toBe(most);
        expect(proven).toMatchObject({ covered: most, bound: most, gap: 0, isProven: true });
      }),
      { numRuns: 100 },
    );
  });

  it('is what the solver alone finds where all cannot be tried', async () => {
    const highs = await loadHighs();
    let unproven = 0;
    const covers = fc.array(fc.uniqueArray(fc.nat(59), { minLength: 2, maxLength: 14, size: 'max' }), {
      minLength: 25,
      maxLength: 40,
      size: 'max',
    });
    const many = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(covers, many, fc.integer({ min: 2, max: 9 }), (sets, weight, mostSites) => {
        const problem = sitingProblem(listsOf(sets), weight);
        const proven = proveSiting(highs, problem, { mostSites, seconds: 60 });
        // A budget that limits nothing keeps the relaxation out.
        const budget = { costs: new Array<number>(sets.length).fill(0), most: 1 };
        const solved = proveSiting(highs, problem, { mostSites, budget, seconds: 60 });
        expect(proven).toMatchObject({ covered: solved.covered, isProven: true });
        expect(solved.isProven).toBe(true);
        expect(weightOf(proven.chosen, sets, weight)).toBe(proven.covered);
        expect(proven.chosen.length).toBeLessThanOrEqual(mostSites);
        // Out of time there is still a choice, and a bound above the best.
        const hasty = proveSiting(highs, problem, { mostSites, budget, seconds: 0 });
        expect(hasty.covered).toBeLessThanOrEqual(solved.covered);
        expect(hasty.bound).toBeGreaterThanOrEqual(solved.covered);
        expect(hasty.covered).toBe(weightOf(hasty.chosen, sets, weight));
        expect(hasty.covered).toBeGreaterThanOrEqual(chooseSites(problem, { mostSites, budget }).covered);
        unproven += hasty.isProven ? 0 : 1;
      }),
      { numRuns: 12 },
    );
    expect(unproven).toBeGreaterThan(0);
  });

  it('is bounded by a relaxation that tells no site away that a better choice has', () => {
    let told = 0;
    let missed = 0;
    fc.assert(
      fc.property(
        randomCover,
        weights,
        fc.integer({ min: 1, max: 4 }),
        fc.nat(3),
        fc.integer({ min: 1, max: 8 }),
        (covers, weight, mostSites, less, rounds) => {
          const most = best(covers, weight, { mostSites });
          const known = Math.max(0, most - less);
          const { bound, mayImprove, chosen } = relaxCovering(sitingProblem(listsOf(covers), weight), mostSites, {
            covered: known,
            rounds,
          });
          expect(bound).toBeGreaterThanOrEqual(most);
          expect(chosen.length).toBeLessThanOrEqual(mostSites);
          told += mayImprove.filter((may) => may === 0).length;
          if (most <= Math.max(known, weightOf(chosen, covers, weight))) return;
          missed += 1;
          const open = covers.filter((_, site) => mayImprove[site] === 1);
          expect(best(open, weight, { mostSites })).toBe(most);
        },
      ),
      { numRuns: 1500 },
    );
    expect(told).toBeGreaterThan(100);
    expect(missed).toBeGreaterThan(10);
  });

  it('of some sites only is the same problem without the others', () => {
    fc.assert(
      fc.property(randomCover, weights, fc.nat(255), (covers, weight, keeps) => {
        const isKept = covers.map((_, site) => (keeps >> site) % 2);
        const { problem, sites } = restrictSites(sitingProblem(listsOf(covers), weight), isKept);
        expect(sites).toEqual([...covers.keys()].filter((site) => isKept[site] === 1));
        sites.forEach((site, at) => {
          const { covered } = chooseOnly(problem, at);
          expect(covered).toBe(weightOf([site], covers, weight));
        });
      }),
    );
  });

  it('merges people whom the same sites would cover', () => {
    const problem = sitingProblem(listsOf([[0, 1, 4], [0, 1], [2]]), [1, 2, 3, 9, 4]);
    expect(problem.demands).toBe(3);
    expect([...problem.weight]).toEqual([3, 3, 4]);
    expect([...problem.demandSite]).toEqual([0, 1, 2, 0]);
    expect([...problem.siteDemand]).toEqual([0, 2, 0, 1]);
  });

  it('refuses weights that are not whole', () => {
    expect(() => sitingProblem(listsOf([[0]]), [0.5])).toThrow(/whole/);
  });
});
