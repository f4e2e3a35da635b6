import { describe, expect, it } from 'vitest';
import type { Plan } from '../plan/plan.js';
import type { Problem } from '../problem/problem.js';
import { verifyPlan } from './verify-plan.js';

const PROBLEM: Problem = {
  places: 3,
  travel: { walk: { duration: [0, 100, 200, 100, 0, 100, 200, 100, 0] } },
  boxTypes: ['hot'],
  kitchens: [{ id: 'k', place: 0, open: [0, 1000] }],
  stops: [
    { id: 'a', place: 1, boxes: [1], service: 10, windows: [[100, 300]], mostFromKitchen: 150, lockedOrder: 1 },
    { id: 'b', place: 2, boxes: [1], service: 10, skills: ['dialect'], lockedTo: 'v', lockedOrder: 2 },
  ],
  volunteers: [
    {
      id: 'v',
      mode: 'walk',
      capacity: [2],
      start: 0,
      end: 0,
      window: [0, 1000],
      mostDuration: 450,
      skills: ['dialect'],
      fixedCost: 7,
    },
  ],
};
const STOPS = [
  { stop: 'a', arrival: 100, handOver: 100, departure: 110 },
  { stop: 'b', arrival: 210, handOver: 210, departure: 220 },
] as const;
const GOOD = planOf(STOPS);

function planOf(stops: Plan['routes'][number]['trips'][number]['stops'], route: object = {}): Plan {
  const trips = [{ kitchen: 'k', departure: 0, stops }];
  return {
    routes: [{ volunteer: 'v', departure: 0, trips, arrival: 420, cost: 407, ...route }],
    unserved: [],
    cost: 407,
  };
}

const stopWith = (index: 0 | 1, change: object): Problem => ({
  ...PROBLEM,
  stops: PROBLEM.stops.map((stop, at) => (at === index ? { ...stop, ...change } : stop)),
});
const volunteerWith = (change: object): Problem => ({
  ...PROBLEM,
  volunteers: [{ ...PROBLEM.volunteers[0]!, ...change }],
});

describe('verifyPlan', () => {
  it('finds nothing in a plan that holds', () => {
    expect(verifyPlan(PROBLEM, GOOD)).toEqual([]);
  });

  it.each<[string, Problem, Plan]>([
    ['CAPACITY', volunteerWith({ capacity: [1] }), GOOD],
    ['WINDOW', stopWith(0, { windows: [[101, 300]] }), GOOD],
    ['FROM_KITCHEN', stopWith(0, { mostFromKitchen: 99 }), GOOD],
    ['SKILL', volunteerWith({ skills: [] }), GOOD],
    ['LOCK', stopWith(0, { lockedTo: 'w' }), GOOD],
    ['ORDER', stopWith(0, { lockedOrder: 3 }), GOOD],
    ['SHIFT', volunteerWith({ window: [0, 419] }), GOOD],
    ['DURATION', volunteerWith({ mostDuration: 419 }), GOOD],
    ['KITCHEN', stopWith(0, { kitchens: ['other'] }), GOOD],
    ['KITCHEN', { ...PROBLEM, kitchens: [{ id: 'k', place: 0, open: [1, 1000] }] }, GOOD],
    ['TRAVEL', PROBLEM, planOf([{ ...STOPS[0], arrival: 99 }, STOPS[1]])],
    ['TRAVEL', PROBLEM, planOf([{ ...STOPS[0], departure: 109 }, STOPS[1]])],
    ['TRAVEL', PROBLEM, planOf(STOPS, { arrival: 419 })],
    ['COST', volunteerWith({ fixedCost: 8 }), GOOD],
    ['COST', PROBLEM, { ...GOOD, cost: 406 }],
    ['TWICE', PROBLEM, { ...GOOD, unserved: ['a'] }],
    ['MISSING', { ...PROBLEM, stops: [...PROBLEM.stops, { id: 'c', place: 1, boxes: [0] }] }, GOOD],
    ['UNKNOWN', { ...PROBLEM, stops: PROBLEM.stops.slice(0, 1) }, GOOD],
    [
      'TRIPS',
      PROBLEM,
      { ...GOOD, routes: [{ ...GOOD.routes[0]!, trips: [...GOOD.routes[0]!.trips, ...GOOD.routes[0]!.trips] }] },
    ],
  ])('finds a breach of %s', (code, problem, plan) => {
    expect(verifyPlan(problem, plan).map((violation) => violation.code)).toContain(code);
  });
});
