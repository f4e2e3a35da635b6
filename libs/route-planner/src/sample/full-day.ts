import type { Problem, Stop, Volunteer } from '../problem/problem.js';
import { Random } from '../search/random.js';
import { villageDay } from './village-day.js';

const NOON = 40_800;

/**
 * A village's day with all that the model knows: often a second kitchen, food of one kitchen only, two windows, prizes, locks, last week's
 * faces, helpers who begin at home, must be back or may not be out for long, and loads to be balanced.
 */
export function fullDay(seed: number, size: { readonly stops: number; readonly volunteers: number }): Problem {
  const day = villageDay(seed, size);
  const random = new Random(seed + 77);
  const chance = (share: number): boolean => random.next() < share;
  const second = chance(0.5) && size.stops > 12 ? [{ id: 'second', place: 1 + random.below(size.stops) }] : [];
  const kitchens = [...day.kitchens, ...second.map((kitchen) => ({ ...kitchen, open: [NOON, NOON + 5400] as const }))];
  const anybody = (): string => day.volunteers[random.below(day.volunteers.length)]!.id;
  return {
    ...day,
    kitchens,
    stops: day.stops.map((stop): Stop => {
      const { skills, ...rest } = stop;
      const from = NOON + 600 * random.below(3);
      return {
        ...rest,
        ...(chance(0.03) ? { lockedTo: anybody() } : { skills }),
        ...(second.length > 0 && chance(0.15) ? { kitchens: [kitchens[random.below(2)]!.id] } : {}),
        ...(chance(0.1)
          ? {
              windows: [
                [from, from + 1200],
                [from + 2400, from + 3600],
              ],
            }
          : {}),
        ...(chance(0.06) ? { prize: 200 + random.below(800) } : {}),
        ...(chance(0.3) ? { unfamiliarity: { [anybody()]: random.below(300) } } : {}),
      };
    }),
    volunteers: day.volunteers.map((volunteer): Volunteer => ({
      ...volunteer,
      fixedCost: chance(0.5) ? 600 : 0,
      ...(chance(0.4) ? { end: 0 } : {}),
      ...(chance(0.3) ? { mostDuration: 3600 + random.below(1500) } : {}),
      ...(chance(0.2) ? { start: 1 + random.below(size.stops) } : {}),
    })),
    previous: Object.fromEntries(day.stops.filter(() => chance(0.7)).map(({ id }) => [id, anybody()])),
    weights: { duration: 1, balance: chance(0.5) ? 1 : 0, change: 120 },
  };
}
