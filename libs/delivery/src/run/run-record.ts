import type { Located, Restriction } from '@nuancan/registry';
import type { Violation } from '@nuancan/route-planner';
import type { Handover, PaidBy } from '../delivery-words.js';
import type { Carrier, CarrierMode, RunPlace } from './carriers-of-run.js';
import type { PlanAsk, PlanProblem, RunFigures, RunState, StopExplanation, Unserved } from './run-words.js';
import type { WayKind } from './ways-of-run.js';

/** The row of a run, with its kitchen and the rule of its day. */
export interface RunRow extends RunPlace {
  readonly facilityName: string;
  /** Where it is reached during a run; only its own accounts are told. */
  readonly kitchenPhone: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly state: RunState;
  readonly version: number;
  readonly planAsked: PlanAsk | null;
  readonly planProblem: PlanProblem | null;
  readonly seed: number;
  readonly iterations: number;
  readonly budgetSeconds: number;
  readonly ways: WayKind | null;
  readonly figures: RunFigures | null;
  readonly violations: Violation[];
  readonly plannedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly dispatchedAt: Date | null;
  readonly closedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly cancelReason: string | null;
  /** Of the plan that is being made. */
  readonly percent: number | null;
  readonly leavesAt: Date;
  readonly mostMinutes: number;
  /** When the day begins, in seconds of the epoch. */
  readonly midnight: number;
}

export interface StopRow {
  readonly stopId: string;
  readonly orderId: string;
  readonly personId: string;
  readonly routeId: string | null;
  readonly position: number | null;
  readonly arrivesAt: Date | null;
  readonly useBy: Date | null;
  readonly unserved: Unserved | null;
  readonly explanation: StopExplanation | null;
  readonly locked: boolean;
  readonly lastVolunteerId: string | null;
  readonly serviceSeconds: number;
  readonly windowFrom: string | null;
  readonly windowTo: string | null;
  readonly skills: string[];
  readonly labelNo: number;
  readonly handover: Handover;
  readonly handoverNote: string | null;
  readonly residentName: string | null;
  readonly phone: string | null;
  readonly villageName: string | null;
  readonly villageCode: string | null;
  readonly addressLine: string | null;
  readonly doorNote: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly located: Located | null;
  readonly setName: string | null;
  readonly paymentMethod: PaidBy;
  readonly priceFen: number | null;
  readonly restrictions: Restriction[] | null;
  readonly clashes: string[] | null;
  /** Volunteers who came to this door in the nine weeks before. */
  readonly familiar: string[];
}

export interface RouteRow {
  readonly routeId: string;
  readonly volunteerId: string;
  readonly volunteerName: string | null;
  readonly trip: number;
  readonly mode: CarrierMode;
  readonly boxes: number;
  readonly leavesAt: Date;
  readonly endsAt: Date;
  readonly published: boolean;
  readonly departedAt: Date | null;
  /** The first door somebody was at although it has not been noted that it left; null: none, or it has been. */
  readonly knockedAt: Date | null;
  /** What it left with; null: it has not. */
  readonly packed: { readonly boxes: number; readonly celsius: number; readonly useBy: string } | null;
}

export interface CrewRow {
  readonly volunteerId: string;
  readonly comes: boolean;
  readonly noShow: boolean;
  /** They took themself out: they cannot come. */
  readonly saidSo: boolean;
}

/** Somebody who could carry, and whether they do. */
export type CrewMember = Carrier & CrewRow;

export interface RunRecord {
  readonly run: RunRow;
  readonly stops: readonly StopRow[];
  readonly routes: readonly RouteRow[];
  readonly crew: readonly CrewMember[];
}
