import type { Relaxation } from '@nuancan/route-planner';

/** Begun; being planned; to be looked over; told to the volunteers; sent out; over; given up. */
export const RUN_STATES = ['draft', 'planning', 'planned', 'published', 'dispatched', 'closed', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** A fresh plan, or one that leaves what is published as far as it can. */
export const PLAN_ASKS = ['fresh', 'repair'] as const;
export type PlanAsk = (typeof PLAN_ASKS)[number];

/** Why there is no plan: nobody carries, nothing can be brought, or the search failed. */
export const PLAN_PROBLEMS = ['no_carriers', 'no_stops', 'failed'] as const;
export type PlanProblem = (typeof PLAN_PROBLEMS)[number];

/** Why nobody comes to a door. */
export const UNSERVED = ['not_planned', 'no_place', 'limits', 'taken_out'] as const;
export type Unserved = (typeof UNSERVED)[number];

/** Limits that a stop or a plan may break. */
export const LIMITS = [
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
  'TRAVEL',
  'ORDER',
  'TWICE',
  'MISSING',
  'UNKNOWN',
] as const;
export type Limit = (typeof LIMITS)[number];

/** What would have to give for somebody to come. */
export interface StopExplanation {
  readonly relaxations: readonly Relaxation[];
  readonly reachable: boolean;
}

/** What a plan is like. */
export interface RunFigures {
  readonly orders: number;
  readonly served: number;
  readonly unserved: number;
  readonly volunteers: number;
  readonly trips: number;
  /** All volunteers together, from leaving the kitchen to the last door. */
  readonly minutes: number;
  readonly metres: number;
  /** Doors that somebody came to before, and those of them the same person comes to again. */
  readonly knownDoors: number;
  readonly sameFace: number;
  readonly cost: number;
  /** How long the search took; null after changes by hand. */
  readonly planMs: number | null;
}
