import { expect, it } from 'vitest';
import { splitTrips } from './split-trips.js';

const START = Date.UTC(2026, 10, 29, 3);
const meal = (minute: number) => ({ id: `at ${minute}`, servedAt: new Date(START + minute * 60_000) });

it('sends few meals at a time, none for over an hour, everybody after they are back, and each meal once', () => {
  const meals = [...Array.from({ length: 12 }, (_, at) => meal(at)), meal(13), meal(90), meal(140)];
  const trips = splitTrips(meals, ['lin', 'mao', 'wu', 'he']);
  expect(trips.flatMap(({ meals: brought }) => brought)).toEqual(meals);
  expect(trips.map(({ volunteerId, trip }) => `${volunteerId} ${trip}`)).toEqual([
    'lin 1',
    'mao 1',
    'wu 1',
    'lin 2',
    'lin 3',
  ]);
  for (const { meals: brought, leavesAt, endsAt } of trips) {
    expect(brought.length).toBeLessThanOrEqual(5);
    for (const { servedAt } of brought) {
      expect(servedAt.getTime() - leavesAt.getTime()).toBeLessThan(60 * 60_000);
      expect(servedAt.getTime()).toBeGreaterThan(leavesAt.getTime());
      expect(endsAt.getTime()).toBeGreaterThan(servedAt.getTime());
    }
  }
  expect(() => splitTrips(meals, ['lin'])).toThrow('too few');
});
