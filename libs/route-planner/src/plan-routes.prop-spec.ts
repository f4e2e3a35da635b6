import { describe, expect, it } from 'vitest';
import { planRoutes } from './plan-routes.js';
import { compileProblem } from './problem/compile-problem.js';
import { leastCost } from './testing/brute-force.js';
import { costWithPenalties } from './testing/cost-with-penalties.js';
import { randomProblem } from './testing/random-problem.js';
import { verifyPlan } from './verify/verify-plan.js';

const PROBLEMS = 1000;
const SMALL_PROBLEMS = 200;
/** Of small problems that must be solved to the least cost. */
const LEAST_SHARE = 0.99;

describe('plans of random problems with all features', () => {
  it('keep every limit and cost what they say', () => {
    let served = 0;
    for (let seed = 0; seed < PROBLEMS; seed += 1) {
      const problem = randomProblem(seed, 14);
      const plan = planRoutes(problem, { iterations: 200, seed });
      expect({ seed, violations: verifyPlan(problem, plan) }).toEqual({ seed, violations: [] });
      served += problem.stops.length - plan.unserved.length;
    }
    // Most can be served: the limits were not kept by staying at home.
    expect(served).toBeGreaterThan(PROBLEMS * 3);
  });

  it('are as cheap as the cheapest of all orders, and never cheaper', () => {
    const dearer: number[] = [];
    for (let seed = 0; seed < SMALL_PROBLEMS; seed += 1) {
      const problem = randomProblem(10_000 + seed, 5);
      const found = costWithPenalties(problem, planRoutes(problem, { iterations: 3000, seed }));
      const least = leastCost(problem, compileProblem(problem).penalty);
      expect({ seed, found: found >= least }).toEqual({ seed, found: true });
      if (found > least) dearer.push(seed);
    }
    expect(dearer.length, `not the least: ${dearer.join(' ')}`).toBeLessThanOrEqual(SMALL_PROBLEMS * (1 - LEAST_SHARE));
  });

  it('are the same for the same seed, and never worse after more steps', () => {
    for (let seed = 0; seed < 12; seed += 1) {
      const problem = randomProblem(20_000 + seed, 30);
      const plans = [500, 500, 1500, 4000].map((iterations) => planRoutes(problem, { iterations, seed }));
      expect(plans[1]).toEqual(plans[0]);
      const costs = plans.map((plan) => costWithPenalties(problem, plan));
      expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    }
  });
});
