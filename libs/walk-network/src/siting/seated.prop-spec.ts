import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSites } from './choose-sites.js';
import { countHeads } from './count-heads.js';
import { loadHighs } from './load-highs.js';
import { proveSiting } from './prove-siting.js';
import { seatAt } from './swap-seated.js';
import { sitingProblem, type SitingLimits, type SitingProblem } from './siting-problem.js';

const PEOPLE = 8;
const SITES = 5;

interface Town {
  readonly covers: readonly (readonly number[])[];
  readonly weight: readonly number[];
  readonly seats: readonly number[];
}

const town: fc.Arbitrary<Town> = fc.record({
  covers: fc.array(fc.uniqueArray(fc.nat(PEOPLE - 1), { maxLength: 6, size: 'max' }), {
    minLength: 1,
    maxLength: SITES,
    size: 'max',
  }),
  weight: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: PEOPLE, maxLength: PEOPLE }),
  seats: fc.array(fc.nat(4), { minLength: SITES, maxLength: SITES }),
});
const randomLimits = fc.record({
  mostSites: fc.integer({ min: 1, max: 4 }),
  budget: fc.option(
    fc.record({ costs: fc.array(fc.nat(9), { minLength: SITES, maxLength: SITES }), most: fc.nat(20) }),
    { nil: undefined },
  ),
});

function problemOf({ covers, weight }: Town): SitingProblem {
  const sorted = covers.map((people) => people.toSorted((a, b) => a - b));
  const starts = new Uint32Array(sorted.length + 1);
  sorted.forEach((people, site) => {
    starts[site + 1] = starts[site]! + people.length;
  });
  const person = Uint32Array.from(sorted.flat());
  const lists = { facilities: sorted.length, starts, person, cost: new Float64Array(person.length) };
  return sitingProblem(lists, weight, { keepWeightsApart: true });
}

/** By trying every seat for everybody. */
function seated({ covers, weight, seats }: Town, sites: readonly number[]): number {
  const left = [...seats];
  const from = (person: number): number => {
    if (person === PEOPLE) return 0;
    let most = from(person + 1);
    for (const site of sites) {
      if (left[site]! === 0 || !covers[site]!.includes(person)) continue;
      left[site]! -= 1;
      most = Math.max(most, weight[person]! + from(person + 1));
      left[site]! += 1;
    }
    return most;
  };
  return from(0);
}

const isAllowed = (sites: readonly number[], { mostSites, budget }: SitingLimits): boolean =>
  sites.length <= mostSites &&
  sites.reduce((sum, site) => sum + (budget?.costs[site] ?? 0), 0) <= (budget?.most ?? Infinity);

const setsOf = (sites: number): number[][] =>
  Array.from({ length: 2 ** sites }, (_, set) =>
    [...new Array(sites).keys()].filter((site) => (set >> site) % 2 === 1),
  );

const best = (one: Town, limits: SitingLimits): number =>
  Math.max(
    ...setsOf(one.covers.length)
      .filter((sites) => isAllowed(sites, limits))
      .map((sites) => seated(one, sites)),
  );

describe('siting of points with few seats', () => {
  it('seats as many as can be, whichever sites are chosen and in whichever order', () => {
    let moved = 0;
    fc.assert(
      fc.property(town, fc.shuffledSubarray([...new Array(SITES).keys()]), (one, order) => {
        const sites = order.filter((site) => site < one.covers.length);
        const count = seatAt(problemOf(one), one.seats, sites);
        expect(count.covered).toBe(seated(one, sites));
        // Seats take as many as can be, heavy or light: of one weight their number is what is covered.
        const alike = { ...one, weight: one.weight.map(() => 1) };
        expect(countHeads(problemOf(one), sites, one.seats)).toBe(seated(alike, sites));
        const reached = new Set(sites.flatMap((site) => one.covers[site]!)).size;
        expect(countHeads(problemOf(one), sites)).toBe(reached);
        for (let site = 0; site < one.covers.length; site += 1) {
          if (sites.includes(site)) continue;
          expect(count.gainOf(site)).toBe(seated(one, [...sites, site]) - count.covered);
          moved += 1;
        }
        expect(count.covered).toBe(seated(one, sites));
      }),
      { numRuns: 300 },
    );
    expect(moved).toBeGreaterThan(100);
  });

  it('keeps the limits, counts who has a seat, and is near the best at once', () => {
    fc.assert(
      fc.property(town, randomLimits, (one, limits) => {
        const { chosen, covered } = chooseSites(problemOf(one), { ...limits, seats: one.seats });
        expect(isAllowed(chosen, limits)).toBe(true);
        expect(covered).toBe(seated(one, chosen));
        const share = limits.budget === undefined ? 1 - 1 / Math.E : (1 - 1 / Math.E) / 2;
        expect(covered).toBeGreaterThanOrEqual(share * best(one, limits));
      }),
      { numRuns: 200 },
    );
  });

  it('is the best of all when it is proven, and bounded when there was no time', async () => {
    const highs = await loadHighs();
    fc.assert(
      fc.property(town, randomLimits, (one, limits) => {
        const problem = problemOf(one);
        const most = best(one, limits);
        const proven = proveSiting(highs, problem, { ...limits, seats: one.seats, seconds: 60 });
        expect(isAllowed(proven.chosen, limits)).toBe(true);
        expect(seated(one, proven.chosen)).toBe(most);
        expect(proven).toMatchObject({ covered: most, bound: most, gap: 0, isProven: true });
        const hasty = proveSiting(highs, problem, { ...limits, seats: one.seats, seconds: 0 });
        expect(hasty.covered).toBe(seated(one, hasty.chosen));
        expect(hasty.bound).toBeGreaterThanOrEqual(most);
      }),
      { numRuns: 60 },
    );
  });

  it('with a seat for everybody is siting without seats', () => {
    fc.assert(
      fc.property(town, fc.integer({ min: 1, max: 4 }), (one, mostSites) => {
        const problem = problemOf(one);
        const seats = new Array<number>(SITES).fill(PEOPLE);
        expect(chooseSites(problem, { mostSites, seats }).covered).toBe(chooseSites(problem, { mostSites }).covered);
      }),
      { numRuns: 200 },
    );
  });
});
