import { describe, expect, it } from 'vitest';
import { planRoutes } from '../plan-routes.js';
import { ProblemErrors } from '../problem/problem.errors.js';
import { verifyPlan } from '../verify/verify-plan.js';
import { ReadErrors } from './read.errors.js';
import { readProblem } from './read-problem.js';
import { readVroom } from './read-vroom.js';

const WAYS = [
  [0, 10, 20],
  [11, 0, 12],
  [21, 13, 0],
];
const OURS = {
  places: 3,
  travel: { walk: { duration: WAYS } },
  boxTypes: ['hot'],
  kitchens: [{ id: 'k', place: 0 }],
  stops: [
    { id: 'a', place: 1, boxes: [1] },
    { id: 'b', place: 2, boxes: [1] },
  ],
  volunteers: [{ id: 'v', mode: 'walk', capacity: [2], start: 0, end: 0 }],
};
const VROOM = {
  vehicles: [
    { id: 7, start_index: 0, end_index: 0, capacity: [2], skills: [4], time_window: [0, 500], costs: { fixed: 100 } },
  ],
  jobs: [
    { id: 1, location_index: 1, service: 5, delivery: [1], skills: [4], time_windows: [[0, 50]] },
    { id: 2, location_index: 2, delivery: [1], priority: 10 },
  ],
  matrices: { car: { durations: WAYS } },
};

describe('readProblem', () => {
  it('reads our own form', () => {
    const problem = readProblem(structuredClone(OURS));
    const plan = planRoutes(problem, { iterations: 200 });
    expect(verifyPlan(problem, plan)).toEqual([]);
    expect(plan).toMatchObject({ cost: 43, unserved: [] });
  });

  it.each<[string, object, string]>([
    ['an unknown field', { ...OURS, vehicle: 1 }, ''],
    ['a fraction', { ...OURS, stops: [{ id: 'a', place: 1, boxes: [0.5] }] }, '/stops/0/boxes/0'],
    ['a row too short', { ...OURS, travel: { walk: { duration: [[0], [1], [2]] } } }, '/travel/walk'],
  ])('refuses %s and says where', (_, json, pointer) => {
    expect(() => readProblem(json)).toThrow(
      expect.objectContaining({
        code: ProblemErrors.INVALID_PROBLEM.code,
        errors: [expect.objectContaining({ pointer })],
      }),
    );
  });
});

describe('readVroom', () => {
  it('reads jobs, vehicles and matrices as a problem of ours', () => {
    const problem = readVroom(structuredClone(VROOM));
    expect(problem.stops[0]).toMatchObject({ id: '1', place: 1, boxes: [1], service: 5, skills: ['4'], priority: 1 });
    expect(problem.stops[1]).toMatchObject({ id: '2', priority: 11 });
    const plan = planRoutes(problem, { iterations: 200 });
    expect(verifyPlan(problem, plan)).toEqual([]);
    expect(plan).toMatchObject({ cost: 143, unserved: [], routes: [{ volunteer: '7' }] });
  });

  it.each<[string, object, string]>([
    ['shipments', { ...VROOM, shipments: [] }, ReadErrors.UNSUPPORTED.code],
    [
      'a field it would pass over',
      { ...VROOM, jobs: [{ ...VROOM.jobs[0], pickup: [1] }] },
      ReadErrors.UNSUPPORTED.code,
    ],
    ['a vehicle without a start', { ...VROOM, vehicles: [{ id: 1, capacity: [1] }] }, ReadErrors.INCOMPLETE.code],
    ['no matrices', { vehicles: VROOM.vehicles, jobs: VROOM.jobs }, ReadErrors.INCOMPLETE.code],
  ])('refuses %s', (_, json, code) => {
    expect(() => readVroom(json)).toThrow(expect.objectContaining({ code }));
  });

  it.each<[string, object, string]>([
    ['a list that is none', { ...VROOM, vehicles: { id: 1 } }, '/vehicles'],
    [
      'a window that is none',
      { ...VROOM, vehicles: [{ ...VROOM.vehicles[0], time_window: 5 }] },
      '/vehicles/0/time_window',
    ],
    ['nothing for a job', { ...VROOM, jobs: [null] }, '/jobs/0'],
    ['ways that are no matrix', { ...VROOM, matrices: { car: { durations: [0, 1] } } }, '/matrices/car/durations/0'],
    ['a negative amount', { ...VROOM, jobs: [{ ...VROOM.jobs[0], delivery: [-1] }] }, '/jobs/0/delivery/0'],
  ])('refuses %s and says where', (_, json, pointer) => {
    expect(() => readVroom(json)).toThrow(
      expect.objectContaining({
        code: ProblemErrors.INVALID_PROBLEM.code,
        errors: [expect.objectContaining({ pointer })],
      }),
    );
  });
});
