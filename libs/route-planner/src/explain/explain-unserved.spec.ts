import { describe, expect, it } from 'vitest';
import { planRoutes } from '../plan-routes.js';
import type { Problem } from '../problem/problem.js';
import { UNREACHABLE } from '../problem/problem.js';
import { explainUnserved, type Explanation } from './explain-unserved.js';

const FAR = UNREACHABLE;
/** Doors 1 and 2 lie 600 apart from the kitchen each, door 3 beyond all ways. */
const DURATION = [0, 600, 600, FAR, 600, 0, 600, FAR, 600, 600, 0, FAR, FAR, FAR, FAR, 0];
const STOP = { place: 1, boxes: [1], service: 60 } as const;
const PROBLEM: Problem = {
  places: 4,
  travel: { walk: { duration: DURATION } },
  boxTypes: ['hot'],
  kitchens: [{ id: 'k', place: 0, open: [1000, 2000] }],
  stops: [{ ...STOP, id: 'a' }],
  volunteers: [{ id: 'v', mode: 'walk', capacity: [2], start: 0, end: 0, window: [1000, 4000] }],
};

function explained(stop: Partial<Problem['stops'][number]>, change: Partial<Problem> = {}): Explanation[] {
  const problem = { ...PROBLEM, ...change, stops: [{ ...STOP, id: 'a', ...stop }, ...(change.stops ?? [])] };
  return explainUnserved(problem, planRoutes(problem, { iterations: 200 }));
}

describe('explainUnserved', () => {
  it('is silent of what is served', () => {
    expect(explained({})).toEqual([]);
  });

  it.each<[string, Partial<Problem['stops'][number]>, Partial<Problem>, Explanation['relaxations']]>([
    ['minutes from the kitchen', { mostFromKitchen: 500 }, {}, [{ constraint: 'FROM_KITCHEN', by: 100 }]],
    [
      'a window',
      { windows: [[100, 1500]] },
      {},
      [
        { constraint: 'WINDOW', by: 100 },
        { constraint: 'SHIFT', by: 100 },
      ],
    ],
    ['boxes', { boxes: [5] }, {}, [{ constraint: 'CAPACITY', by: 3 }]],
    ['a skill', { skills: ['dialect'] }, {}, [{ constraint: 'SKILL', by: null }]],
    ['a prize too small', { prize: 1000 }, {}, [{ constraint: 'COST', by: 200 }]],
    [
      'the longest duration',
      {},
      { volunteers: [{ ...PROBLEM.volunteers[0]!, mostDuration: 1200 }] },
      [{ constraint: 'DURATION', by: 60 }],
    ],
    [
      'the kitchen of the volunteer',
      { kitchens: ['other'] },
      {
        kitchens: [...PROBLEM.kitchens, { id: 'other', place: 2 }],
        volunteers: [{ ...PROBLEM.volunteers[0]!, kitchens: ['k'] }],
      },
      [{ constraint: 'KITCHEN', by: null }],
    ],
    [
      'trips, or boxes',
      { boxes: [2] },
      { kitchens: [{ id: 'k', place: 0 }], stops: [{ ...STOP, id: 'b', boxes: [2], priority: 9 }] },
      [
        { constraint: 'CAPACITY', by: 2 },
        { constraint: 'TRIPS', by: null },
      ],
    ],
  ])('names %s and by how much', (_, stop, change, relaxations) => {
    expect(explained(stop, change)).toEqual([{ stop: 'a', relaxations, reachable: true }]);
  });

  it('tells two obstacles at once from a door without a way', () => {
    expect(explained({ skills: ['dialect'], boxes: [5] })).toEqual([{ stop: 'a', relaxations: [], reachable: true }]);
    expect(explained({ place: 3 })).toEqual([{ stop: 'a', relaxations: [], reachable: false }]);
  });
});
