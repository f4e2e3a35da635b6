import type { Plan } from '../plan/plan.js';
import { compileProblem, type CompiledWays } from '../problem/compile-problem.js';
import type { Problem, Stop, TimeWindow, Volunteer } from '../problem/problem.js';
import { Insertion } from '../search/insertion.js';
import { Random } from '../search/random.js';
import { Routes } from '../search/routes.js';
import { startFrom } from '../search/warm-start.js';

/** What may stand in the way of a stop; the first six by an amount. */
const CONSTRAINTS = [
  'FROM_KITCHEN',
  'WINDOW',
  'SHIFT',
  'DURATION',
  'CAPACITY',
  'COST',
  'TRIPS',
  'KITCHEN',
  'LOCK',
  'SKILL',
] as const;
export type Constraint = (typeof CONSTRAINTS)[number];

/** One constraint that, relaxed alone, would let the stop be served as the plan stands. */
export interface Relaxation {
  readonly constraint: Constraint;
  /** Units of time, boxes of each type, or cost; null where there is no more or less of it. */
  readonly by: number | null;
}

/** Why nobody comes to a stop. */
export interface Explanation {
  readonly stop: string;
  /** Cheapest first: times by how much, then boxes and cost, then what takes somebody's decision. */
  readonly relaxations: readonly Relaxation[];
  /** Whether relaxing everything at once would do, where nothing alone does; false: there is no way there. */
  readonly reachable: boolean;
}

const TIMES: readonly Constraint[] = ['FROM_KITCHEN', 'WINDOW', 'SHIFT', 'DURATION'];
/** Longer than any day: whoever needs more is not helped. */
const MOST = 1 << 17;

/** Stops of the whole plan times explanations: what can be told in seconds. */
const MOST_WORK = 10_000;

/** Explains the unserved stops of a plan, `most` of them, fewer of thousands of stops: the plan stays as it is, one constraint after another is relaxed. */
export function explainUnserved(problem: Problem, plan: Plan, most = 50): Explanation[] {
  const ways = compileProblem(problem);
  const told = Math.min(most, Math.ceil(MOST_WORK / Math.max(1, problem.stops.length)));
  return plan.unserved.slice(0, told).map((stop) => new Trial(problem, plan, ways, stop).explain());
}

class Trial {
  constructor(
    private readonly problem: Problem,
    private readonly plan: Plan,
    private readonly ways: CompiledWays,
    private readonly stop: string,
  ) {}

  explain(): Explanation {
    const now = this.costWith((problem) => problem);
    if (now < Infinity) {
      const worth = this.problem.stops.find(({ id }) => id === this.stop)?.prize ?? 0;
      return { stop: this.stop, relaxations: [{ constraint: 'COST', by: Math.max(0, now - worth) }], reachable: true };
    }
    const found = CONSTRAINTS.filter((constraint) => this.allows([constraint], MOST)).map((constraint) => ({
      constraint,
      by: this.least(constraint),
    }));
    const rank = ({ constraint, by }: Relaxation): number =>
      TIMES.includes(constraint) ? by! : MOST + CONSTRAINTS.indexOf(constraint);
    return {
      stop: this.stop,
      relaxations: found.sort((a, b) => rank(a) - rank(b)),
      reachable: found.length > 0 || this.allows(CONSTRAINTS, MOST),
    };
  }

  /** The least amount that helps; more always helps, too. */
  private least(constraint: Constraint): number | null {
    if (!TIMES.includes(constraint) && constraint !== 'CAPACITY') return null;
    let [tooLittle, enough] = [0, MOST];
    while (enough - tooLittle > 1) {
      const middle = (tooLittle + enough) >> 1;
      if (this.allows([constraint], middle)) enough = middle;
      else tooLittle = middle;
    }
    return enough;
  }

  private allows(constraints: readonly Constraint[], by: number): boolean {
    const relaxed = (problem: Problem): Problem =>
      constraints.reduce((sum, constraint) => relax(sum, constraint, this.stop, by), problem);
    return this.costWith(relaxed) < Infinity;
  }

  /** What serving the stop adds to the plan at its cheapest place; Infinity where it has none. */
  private costWith(change: (problem: Problem) => Problem): number {
    const problem = change(this.problem);
    const compiled = compileProblem(problem, this.ways);
    const routes = new Routes(compiled);
    const insertion = new Insertion(routes, { count: 0, stride: 0, list: new Int32Array(0) }, new Random(1), 0);
    startFrom(problem, this.plan)(routes, insertion);
    const stop = problem.stops.findIndex(({ id }) => id === this.stop);
    const before = routes.cost - compiled.penalty[stop]!;
    return insertion.insert(stop, () => undefined, true) < 0 ? Infinity : routes.cost - before;
  }
}

function relax(problem: Problem, constraint: Constraint, id: string, by: number): Problem {
  const stop = (change: (stop: Stop) => Partial<Stop>): Problem => ({
    ...problem,
    stops: problem.stops.map((one) => (one.id === id ? { ...one, ...change(one) } : one)),
  });
  const volunteers = (change: (volunteer: Volunteer) => Partial<Volunteer>): Problem => ({
    ...problem,
    volunteers: problem.volunteers.map((one) => ({ ...one, ...change(one) })),
  });
  switch (constraint) {
    case 'FROM_KITCHEN':
      return stop(({ mostFromKitchen }) => ({ mostFromKitchen: mostFromKitchen && mostFromKitchen + by }));
    case 'WINDOW':
      return stop(({ windows }) => ({ windows: windows?.map((window) => wider(window, by)) }));
    case 'SHIFT':
      return {
        ...volunteers(({ window }) => ({ window: window && wider(window, by) })),
        kitchens: problem.kitchens.map((one) => ({ ...one, open: one.open && wider(one.open, by) })),
      };
    case 'DURATION':
      return volunteers(({ mostDuration }) => ({ mostDuration: mostDuration && mostDuration + by }));
    case 'CAPACITY':
      return volunteers(({ capacity }) => ({ capacity: capacity.map((boxes) => boxes + by) }));
    case 'TRIPS':
      return volunteers(({ mostTrips }) => ({ mostTrips: (mostTrips ?? 1) + 1 }));
    case 'KITCHEN':
      return {
        ...stop(() => ({ kitchens: undefined })),
        volunteers: volunteers(() => ({ kitchens: undefined })).volunteers,
      };
    case 'LOCK':
      return stop(() => ({ lockedTo: undefined, lockedOrder: undefined }));
    case 'SKILL':
      return stop(() => ({ skills: undefined }));
    case 'COST':
      return problem;
  }
}

/** Windows of one stop may come to overlap: each is still tried by itself. */
function wider([earliest, latest]: TimeWindow, by: number): TimeWindow {
  return [Math.max(0, earliest - by), latest + by];
}
