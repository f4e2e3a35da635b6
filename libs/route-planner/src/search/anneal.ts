import type { Compiled } from './compiled.js';
import { Insertion } from './insertion.js';
import { nearestStops, timelyStops } from './neighbours.js';
import { Random } from './random.js';
import { Recreate } from './recreate.js';
import { Routes } from './routes.js';
import { Ruin } from './ruin.js';
import { Snapshot } from './snapshot.js';
import { TripMoves } from './trip-moves.js';
import { UndoLog } from './undo-log.js';

/** How long and how a search goes on. */
export interface Budget {
  /** At most this many steps; with nothing else the plan depends on the seed alone. */
  readonly iterations: number;
  /** Share of the time used so far, 0 to 1; the search ends at 1. Absent: by iterations alone. */
  readonly elapsed?: () => number;
  /** Asked now and then; the search ends with its best so far. */
  readonly cancelled?: () => boolean;
  /** Told now and then: share done, cost of the best so far. */
  readonly progress?: (done: number, cost: number) => void;
}

const INSERTION_NEIGHBOURS = 40;
const RUIN_NEIGHBOURS = 100;
/** Steps that exchange trips or their ends instead. */
const TRIP_MOVE_RATE = 0.3;
/** Of the mean cost of a way in the first plan: how much worse a plan may be, at the beginning and at the end. */
const FIRST_TEMPERATURE = 1;
const COOLING = 1 / 50;
/** Steps of the first round, when rounds go by iterations. */
const FIRST_ROUND = 1024;
/** So much of the time a first plan of thousands of stops may take before it is left unfinished: a whole one is worth waiting for. */
const FIRST_PLAN_SHARE = 3;
/** Steps between two looks at the clock, to begin with; twice as many whenever they took less than a thousandth of the time. */
const STEPS_A_LOOK = 16;
const MOST_STEPS_A_LOOK = 512;
const SHARE_A_LOOK = 0.001;

/** Ruin and recreate under simulated annealing, from an empty plan or from `start`. */
export class Anneal {
  readonly routes: Routes;
  readonly best: Snapshot;
  iterations = 0;
  private readonly random: Random;
  private readonly ruin: Ruin;
  private readonly recreate: Recreate;
  private readonly moves: TripMoves;
  private readonly undo: UndoLog;
  private readonly way: number;

  /** The first plan is made at once, as far as the budget allows. */
  constructor(
    private readonly c: Compiled,
    seed: number,
    budget: Budget,
    start?: (routes: Routes, insertion: Insertion) => void,
    private readonly warmth: number = FIRST_TEMPERATURE,
  ) {
    this.routes = new Routes(c);
    this.random = new Random(seed);
    const near = nearestStops(c, RUIN_NEIGHBOURS);
    const insertion = new Insertion(this.routes, timelyStops(c, INSERTION_NEIGHBOURS, near), this.random);
    this.ruin = new Ruin(this.routes, near, this.random);
    this.moves = new TripMoves(this.routes, insertion, near, this.random);
    this.recreate = new Recreate(this.routes, insertion, this.random);
    this.undo = new UndoLog(this.routes);
    start?.(this.routes, insertion);
    this.undo.begin();
    this.recreate.all(this.undo.remember, () => isOverdue(budget));
    this.best = new Snapshot(this.routes);
    this.way = this.meanWay();
  }

  /**
   * Goes on until the budget is used. By time it cools once. By iterations it cools in rounds, each twice as long as the one before,
   * so that a longer run begins exactly as a shorter one: more iterations are never worse.
   */
  run(budget: Budget): void {
    const last = budget.elapsed === undefined ? FIRST_ROUND : Infinity;
    let left = budget.iterations;
    for (let length = last; left > 0; length *= 2) {
      const steps = Math.min(left, length);
      left = this.cool(steps, length, budget) ? left - steps : 0;
    }
  }

  /** Up to `steps` of a cooling over `length`. @returns whether to go on */
  private cool(steps: number, length: number, budget: Budget): boolean {
    const { routes, undo, random, way } = this;
    let temperature = 0;
    let current = routes.cost;
    let [look, pause, looked] = [0, STEPS_A_LOOK, 0];
    for (let step = 0; step < steps; step += 1) {
      if (step === look) {
        const share = budget.elapsed?.() ?? 0;
        if (share - looked < SHARE_A_LOOK) pause = Math.min(2 * pause, MOST_STEPS_A_LOOK);
        [look, looked] = [step + pause, share];
        if (share >= 1 || budget.cancelled?.() === true) return false;
        temperature = way * this.warmth * COOLING ** Math.max(share, step / length);
        budget.progress?.(Math.max(share, this.iterations / budget.iterations), this.best.cost);
      }
      this.iterations += 1;
      undo.begin();
      const moved = random.next() < TRIP_MOVE_RATE && this.moves.run(undo.remember);
      if (!moved) this.ruin.run(undo.remember);
      this.recreate.some(moved ? this.moves : this.ruin, undo.remember);
      if (routes.broken === 0 && routes.cost < current - temperature * Math.log(random.next() + 1e-12)) {
        current = routes.cost;
        if (current < this.best.cost) this.best.take(routes);
      } else undo.undo();
    }
    return true;
  }

  private meanWay(): number {
    const { routes, c } = this;
    let cost = 0;
    for (let volunteer = 0; volunteer < c.volunteers; volunteer += 1) cost += routes.volunteerCost[volunteer]!;
    return Math.max(1, cost / Math.max(1, c.stops - routes.absent.count + routes.usedTrips.count));
  }
}

function isOverdue({ elapsed, cancelled }: Budget): boolean {
  return (elapsed?.() ?? 0) >= FIRST_PLAN_SHARE || cancelled?.() === true;
}
