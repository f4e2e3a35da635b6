import { describe, expect, it } from 'vitest';
import { planRoutes } from '../plan-routes.js';
import { villageDay } from '../sample/village-day.js';
import { verifyPlan } from '../verify/verify-plan.js';
import type { Plan } from './plan.js';
import { timePlan, type Sequence } from './time-plan.js';

const sequencesOf = ({ routes }: Plan): Sequence[] =>
  routes.map(({ volunteer, trips }) => ({
    volunteer,
    trips: trips.map(({ kitchen, stops }) => ({ kitchen, stops: stops.map(({ stop }) => stop) })),
  }));

describe('timePlan', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('times what was planned as the verifier does, village %i', (seed) => {
    const problem = villageDay(seed, { stops: 30, volunteers: 6 });
    const plan = planRoutes(problem, { iterations: 800, seed });
    const timed = timePlan(problem, sequencesOf(plan));
    expect(verifyPlan(problem, timed)).toEqual([]);
    expect(timed.unserved).toEqual(plan.unserved);
    expect(timed.cost).toBeLessThanOrEqual(plan.cost * 1.02);
  });

  it('leaves an order as it is, and the verifier tells what it breaks', () => {
    const problem = villageDay(3, { stops: 30, volunteers: 5 });
    const plan = planRoutes(problem, { iterations: 500, seed: 1 });
    const everything = problem.stops.map(({ id }) => id);
    const one = timePlan(problem, [
      { volunteer: plan.routes[0]!.volunteer, trips: [{ kitchen: 'kitchen', stops: everything }] },
    ]);
    expect(one.routes[0]?.trips[0]?.stops.map(({ stop }) => stop)).toEqual(everything);
    const codes = new Set(verifyPlan(problem, one).map(({ code }) => code));
    expect(codes).toContain('FROM_KITCHEN');
    expect(codes).toContain('CAPACITY');
    expect(codes).not.toContain('COST');
    expect(codes).not.toContain('MISSING');
  });

  it('has nobody go who has nothing to bring', () => {
    const problem = villageDay(4, { stops: 8, volunteers: 3 });
    const empty = timePlan(problem, [{ volunteer: 'volunteer-1', trips: [{ kitchen: 'kitchen', stops: [] }] }]);
    expect(empty).toMatchObject({ routes: [], cost: 0, unserved: problem.stops.map(({ id }) => id) });
    expect(verifyPlan(problem, empty)).toEqual([]);
  });
});
