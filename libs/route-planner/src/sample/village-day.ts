import type { Problem, Stop, Volunteer } from '../problem/problem.js';
import { Random } from '../search/random.js';

const NOON = 40_800;
const MODES = { walk: 1.2, ebike: 4.5, car: 7 } as const;

/** A round as towns have it: one kitchen, elders in hamlets around it, volunteers of three modes, hot boxes at most 25 minutes out. */
export function villageDay(seed: number, size: { readonly stops: number; readonly volunteers: number }): Problem {
  const random = new Random(seed);
  const hamlets = Array.from({ length: Math.max(2, Math.round(size.stops / 16)) }, () => ({
    x: 3000 * (random.next() - 0.5),
    y: 3000 * (random.next() - 0.5),
  }));
  const doors = Array.from({ length: size.stops }, () => {
    const { x, y } = hamlets[random.below(hamlets.length)]!;
    return { x: x + 300 * (random.next() - 0.5), y: y + 300 * (random.next() - 0.5) };
  });
  const at = [{ x: 0, y: 0 }, ...doors];
  const ways = (speed: number): Int32Array =>
    Int32Array.from(
      at.flatMap((from) => at.map((to) => Math.ceil((Math.hypot(from.x - to.x, from.y - to.y) * 1.3) / speed))),
    );
  return {
    places: at.length,
    travel: Object.fromEntries(Object.entries(MODES).map(([mode, speed]) => [mode, { duration: ways(speed) }])),
    boxTypes: ['hot'],
    kitchens: [{ id: 'kitchen', place: 0, open: [NOON, NOON + 5400] }],
    stops: doors.map((_, index): Stop => elder(random, index)),
    volunteers: Array.from({ length: size.volunteers }, (_, index) => helper(random, index)),
    weights: { duration: 1 },
  };
}

function elder(random: Random, index: number): Stop {
  const from = NOON + 600 * random.below(5);
  return {
    id: `elder-${index + 1}`,
    place: index + 1,
    boxes: [random.next() < 0.15 ? 2 : 1],
    service: 60 + random.below(60),
    mostFromKitchen: 1500,
    ...(random.next() < 0.3 ? { windows: [[from, from + 3000]] } : {}),
    ...(random.next() < 0.05 ? { skills: ['dialect'] } : {}),
  };
}

function helper(random: Random, index: number): Volunteer {
  const mode = (['ebike', 'car', 'walk'] as const)[index % 3]!;
  return {
    id: `volunteer-${index + 1}`,
    mode,
    capacity: [mode === 'walk' ? 6 : mode === 'ebike' ? 14 : 24],
    window: [NOON, NOON + 5400],
    start: 0,
    end: null,
    mostTrips: 3,
    reload: 180,
    ...(random.next() < 0.6 ? { skills: ['dialect'] } : {}),
  };
}
