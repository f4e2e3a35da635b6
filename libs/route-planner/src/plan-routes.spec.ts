import { DomainError } from '@nuancan/kernel';
import { describe, expect, it } from 'vitest';
import { planRoutes } from './plan-routes.js';
import type { Problem } from './problem/problem.js';
import { repairPlan } from './repair-plan.js';
import { villageDay } from './sample/village-day.js';
import { verifyPlan } from './verify/verify-plan.js';

const DAY = villageDay(3, { stops: 60, volunteers: 6 });
const [FIRST, SECOND] = DAY.stops;

function faultsOf(problem: Problem): string[] {
  try {
    planRoutes(problem, { iterations: 1 });
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return (error.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
  }
}

describe('planRoutes', () => {
  it('serves a village’s round within every limit', () => {
    const plan = planRoutes(DAY, { iterations: 3000 });
    expect(plan.unserved).toEqual([]);
    expect(verifyPlan(DAY, plan)).toEqual([]);
  });

  it.each<[string, Partial<Problem>, string]>([
    ['no volunteers', { volunteers: [] }, '/volunteers required'],
    ['no kitchen', { kitchens: [] }, '/kitchens required'],
    ['the same stop twice', { stops: [FIRST!, FIRST!] }, '/stops/1/id duplicate'],
    ['a negative number of boxes', { stops: [{ ...FIRST!, boxes: [-1] }] }, '/stops/0/boxes/0 range'],
    ['a service time that is no number', { stops: [{ ...FIRST!, service: NaN }] }, '/stops/0/service range'],
    [
      'a window that ends before it begins',
      { stops: [{ ...FIRST!, windows: [[9, 8]] }] },
      '/stops/0/windows/0/1 range',
    ],
    ['a place that is not there', { stops: [{ ...FIRST!, place: 9999 }] }, '/stops/0/place range'],
    ['an unknown mode', { volunteers: [{ ...DAY.volunteers[0]!, mode: 'boat' }] }, '/volunteers/0/mode unknown'],
    ['a lock to nobody', { stops: [{ ...FIRST!, lockedTo: 'nobody' }] }, '/stops/0/lockedTo unknown'],
    ['a matrix too small', { places: 99 }, '/travel/walk/duration length'],
  ])('refuses %s and says where', (_, change, fault) => {
    expect(faultsOf({ ...DAY, ...change })).toContain(fault);
  });

  it('refuses ways that are not whole numbers, from a matrix and from a function', () => {
    const walk = Float64Array.from(DAY.travel.walk!.duration as Int32Array);
    walk[5] = NaN;
    expect(faultsOf({ ...DAY, travel: { ...DAY.travel, walk: { duration: walk } } })).toEqual([
      '/travel/walk/duration/5 range',
    ]);
    expect(faultsOf({ ...DAY, travel: { ...DAY.travel, walk: { duration: () => -1 } } })).toEqual([
      '/travel/walk/0/1 range',
    ]);
  });

  it('leaves out what nobody can reach and serves the rest', () => {
    const problem: Problem = {
      ...DAY,
      stops: [{ ...FIRST!, windows: [[0, 10]] }, { ...SECOND!, boxes: [99] }, ...DAY.stops.slice(2)],
    };
    const plan = planRoutes(problem, { iterations: 1000 });
    expect(plan.unserved).toEqual([FIRST!.id, SECOND!.id]);
    expect(verifyPlan(problem, plan)).toEqual([]);
  });

  it('answers with a plan that holds whenever it is cancelled', () => {
    for (const looks of [1, 2, 5, 20]) {
      let left = looks;
      const cancelled = (): boolean => (left -= 1) <= 0;
      const plan = planRoutes(DAY, { iterations: 1e9, cancelled });
      expect(verifyPlan(DAY, plan)).toEqual([]);
    }
  });

  it('ends when its time is over', () => {
    let looks = 0;
    const plan = planRoutes(DAY, { iterations: 1e9, elapsed: () => (looks += 1) / 50 });
    expect(looks).toBe(50);
    expect(verifyPlan(DAY, plan)).toEqual([]);
  });
});

/** A town far larger than any, with room for 2700: ways are a function. */
function stopsOnASquare(stops: number): Problem {
  const x = Int32Array.from({ length: stops + 1 }, (_, place) => (place * 7919) % 10_007);
  const y = x.map((_, place) => (place * 104_729) % 9973);
  const way = (from: number, to: number): number => Math.abs(x[from]! - x[to]!) + Math.abs(y[from]! - y[to]!);
  return {
    places: stops + 1,
    travel: { car: { duration: way } },
    boxTypes: ['hot'],
    kitchens: [{ id: 'kitchen', place: 0 }],
    stops: Array.from({ length: stops }, (_, index) => ({ id: `s${index}`, place: index + 1, boxes: [1] })),
    volunteers: Array.from({ length: 60 }, (_, index) => ({ id: `v${index}`, mode: 'car', capacity: [45], start: 0 })),
  };
}

describe('thousands of stops', () => {
  it('are served as far as boxes reach, without a step to spare', () => {
    const problem = stopsOnASquare(3000);
    const plan = planRoutes(problem, { iterations: 0 });
    expect(plan.unserved).toHaveLength(300);
    expect(verifyPlan(problem, plan)).toEqual([]);
  });

  it('are left as far as they are planned when it is cancelled', () => {
    const problem = stopsOnASquare(2000);
    const plan = planRoutes(problem, { iterations: 1e9, cancelled: () => true });
    expect(plan.unserved).toHaveLength(1501);
    expect(verifyPlan(problem, plan)).toEqual([]);
  });
});

describe('repairPlan', () => {
  const published = planRoutes(DAY, { iterations: 4000 });
  const missing = published.routes[0]!.volunteer;
  const problem = { ...DAY, volunteers: DAY.volunteers.filter(({ id }) => id !== missing) };
  const servedBy = ({ routes }: typeof published): Map<string, string> =>
    new Map(
      routes.flatMap(({ volunteer, trips }) =>
        trips.flatMap(({ stops }) => stops.map(({ stop }) => [stop, volunteer] as const)),
      ),
    );

  it('keeps nine of ten at their volunteer after somebody failed to come, and serves all', () => {
    const repaired = repairPlan(problem, published, { iterations: 2000 });
    const [before, after] = [servedBy(published), servedBy(repaired)];
    const unaffected = [...before].filter(([, volunteer]) => volunteer !== missing);
    const kept = unaffected.filter(([stop, volunteer]) => after.get(stop) === volunteer);
    expect(repaired.unserved).toEqual([]);
    expect(kept.length / unaffected.length).toBeGreaterThanOrEqual(0.9);
  });

  it('costs what the problem says, whose own cost of a change is another', () => {
    const lastWeek = Object.fromEntries(problem.stops.map(({ id }) => [id, problem.volunteers[0]!.id]));
    const changing = { ...problem, previous: lastWeek, weights: { ...problem.weights, change: 300 } };
    const repaired = repairPlan(changing, published, { iterations: 2000, changeCost: 0 });
    expect(verifyPlan(changing, repaired)).toEqual([]);
  });

  it('takes over of a plan only what still holds', () => {
    const closed = { ...problem, stops: problem.stops.map((stop) => ({ ...stop, mostFromKitchen: 900 })) };
    const repaired = repairPlan(closed, published, { iterations: 200 });
    expect(verifyPlan(closed, repaired)).toEqual([]);
  });
});
