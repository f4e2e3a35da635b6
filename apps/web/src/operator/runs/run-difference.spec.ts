import { expect, it } from 'vitest';
import { differenceOf } from './run-difference.js';
import { aRoute, aRun, aStop } from './testing/a-run.js';

it('tells who has another volunteer after a repair, and how many do not', () => {
  const before = aRun({
    routes: [aRoute('lin'), aRoute('mao'), aRoute('mao-2', { volunteerId: 'mao', volunteerName: 'mao', trip: 2 })],
    stops: [
      aStop('a', { routeId: 'lin', labelNo: 1 }),
      aStop('b', { routeId: 'lin', labelNo: 2 }),
      aStop('c', { routeId: 'mao', labelNo: 3 }),
      aStop('d', { labelNo: 4 }),
      aStop('e', { labelNo: 5 }),
    ],
  });
  const after = aRun({
    routes: [aRoute('mao'), aRoute('mao-2', { volunteerId: 'mao', volunteerName: 'mao', trip: 2 })],
    stops: [
      aStop('a', { routeId: 'mao', labelNo: 1 }),
      aStop('b', { labelNo: 2 }),
      aStop('c', { routeId: 'mao-2', labelNo: 3 }),
      aStop('d', { routeId: 'mao', labelNo: 4 }),
      aStop('e', { labelNo: 5 }),
    ],
  });
  const of = (stopId: string, labelNo: number) => ({ stopId, labelNo, residentName: stopId });
  expect(differenceOf(before, after)).toEqual({
    moved: [
      { ...of('a', 1), from: 'lin', to: 'mao' },
      { ...of('b', 2), from: 'lin', to: null },
      { ...of('d', 4), from: null, to: 'mao' },
    ],
    kept: 1,
  });
});
