import type { Problem, Stop, TimeWindow, Volunteer } from '../problem/problem.js';
import { Random } from '../search/random.js';

const MODES = ['walk', 'ebike', 'car'] as const;
const SPEED = { walk: 1, ebike: 4, car: 6 } as const;
const DAY: TimeWindow = [36_000, 46_800];

/** A problem by chance, with every feature of the model in some of them; many have stops that nobody can serve. */
export function randomProblem(seed: number, mostStops: number): Problem {
  return new Dice(seed, mostStops).problem();
}

class Dice {
  private readonly random: Random;
  private readonly stops: number;
  private readonly kitchens: number;
  private readonly places: number;
  private readonly boxTypes: readonly string[];
  private readonly volunteerIds: readonly string[];
  private readonly with: Readonly<Record<'limits' | 'windows' | 'locks' | 'skills' | 'shifts', boolean>>;

  constructor(seed: number, mostStops: number) {
    this.random = new Random(seed);
    this.stops = this.between(1, mostStops);
    this.kitchens = this.between(1, 2);
    this.places = this.stops + this.kitchens + 2;
    this.boxTypes = this.chance(0.3) ? ['hot', 'cold'] : ['hot'];
    this.volunteerIds = Array.from({ length: this.between(1, 4) }, (_, index) => `v${index}`);
    const [limits, windows, locks, skills, shifts] = [0.5, 0.6, 0.3, 0.3, 0.6].map((share) => this.chance(share));
    this.with = { limits: limits!, windows: windows!, locks: locks!, skills: skills!, shifts: shifts! };
  }

  problem(): Problem {
    const stops = Array.from({ length: this.stops }, (_, index) => this.stop(index));
    return {
      places: this.places,
      travel: randomTravel(this.random, this.places),
      boxTypes: this.boxTypes,
      kitchens: Array.from({ length: this.kitchens }, (_, index) => ({
        id: `k${index}`,
        place: index,
        ...(this.chance(0.4) ? { open: [DAY[0] + this.between(0, 1800), DAY[1]] as const } : {}),
      })),
      stops,
      volunteers: this.volunteerIds.map((id) => this.volunteer(id)),
      weights: {
        duration: this.chance(0.4) ? this.between(0, 3) : 0,
        balance: this.chance(0.3) ? this.between(0, 3) : 0,
        change: this.chance(0.3) ? this.between(0, 1000) : 0,
      },
      previous: Object.fromEntries(
        stops.filter(() => this.chance(0.3)).map(({ id }) => [id, this.pick(this.volunteerIds)]),
      ),
    };
  }

  private chance(share: number): boolean {
    return this.random.next() < share;
  }

  private between(low: number, high: number): number {
    return low + this.random.below(high - low + 1);
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.random.below(items.length)]!;
  }

  private boxes(low: number, high: number): number[] {
    return this.boxTypes.map(() => this.between(low, high));
  }

  private windows(): TimeWindow[] {
    const from = this.between(DAY[0], DAY[1] - 1200);
    const to = from + this.between(300, 5400);
    return this.chance(0.3)
      ? [
          [from, to],
          [to + 600, to + 1800],
        ]
      : [[from, to]];
  }

  private stop(index: number): Stop {
    return {
      id: `s${index}`,
      place: this.chance(0.1) ? 0 : index + this.kitchens,
      boxes: this.boxes(0, 2),
      service: this.between(0, 180),
      ...(this.with.windows && this.chance(0.7) ? { windows: this.windows() } : {}),
      ...(this.with.limits && this.chance(0.8) ? { mostFromKitchen: this.between(300, 1800) } : {}),
      ...(this.kitchens > 1 && this.chance(0.4) ? { kitchens: [`k${this.between(0, this.kitchens - 1)}`] } : {}),
      ...(this.with.skills && this.chance(0.3) ? { skills: ['dialect'] } : {}),
      ...(this.chance(0.2)
        ? { prize: this.between(0, 2000) }
        : this.chance(0.3)
          ? { priority: this.between(1, 3) }
          : {}),
      ...(this.with.locks && this.chance(0.3)
        ? { lockedTo: this.pick(this.volunteerIds), lockedOrder: index + 1 }
        : {}),
      ...(this.chance(0.2) ? { unfamiliarity: { [this.pick(this.volunteerIds)]: this.between(0, 500) } } : {}),
    };
  }

  private volunteer(id: string): Volunteer {
    const end = (far: number): number | null => (this.chance(0.5) ? 0 : this.chance(0.5) ? far : null);
    return {
      id,
      mode: this.pick(MODES),
      capacity: this.boxes(1, 8),
      start: end(this.places - 1),
      end: end(this.places - 2),
      mostTrips: this.between(1, 3),
      reload: this.between(0, 300),
      fixedCost: this.chance(0.5) ? this.between(0, 3000) : 0,
      ...(this.with.shifts ? { window: DAY } : {}),
      ...(this.with.limits && this.chance(0.5) ? { mostDuration: this.between(1800, 7200) } : {}),
      ...(this.chance(0.7) ? { skills: ['dialect'] } : {}),
      ...(this.kitchens > 1 && this.chance(0.3) ? { kitchens: ['k0'] } : {}),
    };
  }
}

/** Asymmetric ways over a square of 2.4 km; of those that are no straight lines some break the triangle inequality. */
function randomTravel(random: Random, places: number): Problem['travel'] {
  const at = Array.from({ length: places }, () => [random.next() * 2400, random.next() * 2400] as const);
  const crooked = random.next() < 0.3;
  const ways = (speed: number): number[] =>
    at.flatMap(([x, y]) =>
      at.map(([u, v]) => {
        const detour = crooked ? 1 + random.next() : 1.2;
        return x === u && y === v ? 0 : Math.ceil((Math.hypot(x - u, y - v) * detour) / speed);
      }),
    );
  return Object.fromEntries(MODES.map((mode) => [mode, { duration: ways(SPEED[mode]) }]));
}
