import { ApiProperty } from '@nestjs/swagger';
import { LOCATED, RESTRICTIONS, type Located, type Restriction } from '@nuancan/registry';
import { HANDOVERS, SLOTS, type Handover, type Slot } from '../delivery-words.js';
import { CARRIER_MODES, type CarrierMode } from './carriers-of-run.js';
import {
  LIMITS,
  PLAN_ASKS,
  PLAN_PROBLEMS,
  RUN_STATES,
  UNSERVED,
  type Limit,
  type PlanAsk,
  type PlanProblem,
  type RunState,
  type Unserved,
} from './run-words.js';
import { WAY_KINDS, type WayKind } from './ways-of-run.js';

/** What a plan is like. */
export class RunFiguresDto {
  orders!: number;
  served!: number;
  unserved!: number;
  volunteers!: number;
  trips!: number;
  /** All volunteers together, from leaving the kitchen to the last door. */
  minutes!: number;
  /** Of ways to doors, all trips that are still to come. */
  metres!: number;
  /** Doors that a volunteer came to a week before, or the last time. */
  knownDoors!: number;
  /** Of those, how many the same volunteer comes to. */
  sameFace!: number;
  cost!: number;
  /** How long the search took; null after changes by hand. */
  @ApiProperty({ type: Number, nullable: true })
  planMs!: number | null;
}

/** A limit that the plan breaks. */
export class RunViolationDto {
  @ApiProperty({ enum: LIMITS })
  code!: Limit;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  volunteerId!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  stopId!: string | null;

  /** In numbers: seconds, portions. */
  detail!: string;
}

/** What would have to give for somebody to come to a door. */
export class RelaxationDto {
  @ApiProperty({ enum: LIMITS })
  constraint!: Limit;

  /** Seconds, portions or cost; null where there is no more or less of it. */
  @ApiProperty({ type: Number, nullable: true })
  by!: number | null;
}

/** Why nobody comes. */
export class StopExplanationDto {
  /** Each alone would do, the least first. */
  relaxations!: RelaxationDto[];

  /** Whether everything together would do. */
  reachable!: boolean;
}

/** An order at its door. */
export class RunStopDto {
  stopId!: string;
  orderId!: string;
  labelNo!: number;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  routeId!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  position!: number | null;

  @ApiProperty({ type: Date, nullable: true })
  arrivesAt!: Date | null;

  /** The last moment it may be handed over. */
  @ApiProperty({ type: Date, nullable: true })
  useBy!: Date | null;

  @ApiProperty({ enum: UNSERVED, nullable: true })
  unserved!: Unserved | null;

  @ApiProperty({ type: StopExplanationDto, nullable: true })
  explanation!: StopExplanationDto | null;

  locked!: boolean;
  serviceSeconds!: number;

  @ApiProperty({ type: String, nullable: true })
  windowFrom!: string | null;

  @ApiProperty({ type: String, nullable: true })
  windowTo!: string | null;

  skills!: string[];

  @ApiProperty({ type: String, nullable: true })
  residentName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  phone!: string | null;

  @ApiProperty({ type: String, nullable: true })
  villageName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  addressLine!: string | null;

  @ApiProperty({ type: String, nullable: true })
  doorNote!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  longitude!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  latitude!: number | null;

  /** village: only the middle of the village is known. */
  @ApiProperty({ enum: LOCATED, nullable: true })
  located!: Located | null;

  @ApiProperty({ type: String, nullable: true })
  setName!: string | null;

  @ApiProperty({ enum: RESTRICTIONS, isArray: true })
  restrictions!: Restriction[];

  @ApiProperty({ enum: HANDOVERS })
  handover!: Handover;

  @ApiProperty({ type: String, nullable: true })
  handoverNote!: string | null;

  /** Who came a week before, or the last time. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  lastVolunteerId!: string | null;
}

/** One trip of a volunteer. */
export class RunRouteDto {
  routeId!: string;
  volunteerId!: string;

  @ApiProperty({ type: String, nullable: true })
  volunteerName!: string | null;

  trip!: number;

  @ApiProperty({ enum: CARRIER_MODES })
  mode!: CarrierMode;

  /** Portions that fit. */
  boxes!: number;
  leavesAt!: Date;
  endsAt!: Date;

  /** Under way since then. */
  @ApiProperty({ type: Date, nullable: true })
  departedAt!: Date | null;

  /** Somebody was at a door of it since then although nobody noted that it left. */
  @ApiProperty({ type: Date, nullable: true })
  knockedAt!: Date | null;
}

/** Somebody who could carry. */
export class RunCarrierDto {
  volunteerId!: string;

  @ApiProperty({ type: String, nullable: true })
  name!: string | null;

  @ApiProperty({ enum: CARRIER_MODES })
  mode!: CarrierMode;

  boxes!: number;
  comes!: boolean;
  noShow!: boolean;
  /** They said themself that they cannot come. */
  saidSo!: boolean;

  from!: Date;
  to!: Date;
}

/** A run as lists show it. */
export class RunSummaryDto {
  runId!: string;
  facilityId!: string;
  facilityName!: string;
  businessDate!: string;

  @ApiProperty({ enum: SLOTS })
  slot!: Slot;

  @ApiProperty({ enum: RUN_STATES })
  state!: RunState;

  version!: number;

  @ApiProperty({ type: RunFiguresDto, nullable: true })
  figures!: RunFiguresDto | null;
}

/** Runs of a kitchen's day. */
export class RunListDto {
  items!: RunSummaryDto[];

  /** Slots whose orders are fixed and that have no run yet. */
  @ApiProperty({ enum: SLOTS, isArray: true })
  ready!: Slot[];
}

/** A run with everything that is planned with. */
export class RunDto extends RunSummaryDto {
  /** A plan is being made. */
  @ApiProperty({ enum: PLAN_ASKS, nullable: true })
  planAsked!: PlanAsk | null;

  @ApiProperty({ enum: PLAN_PROBLEMS, nullable: true })
  planProblem!: PlanProblem | null;

  /** How far the plan that is being made has come. */
  @ApiProperty({ type: Number, nullable: true })
  percent!: number | null;

  /** straight: straight lines times 1.4, where there is no walking network; mixed: to doors that are off it. */
  @ApiProperty({ enum: WAY_KINDS, nullable: true })
  ways!: WayKind | null;

  violations!: RunViolationDto[];
  seed!: number;
  budgetSeconds!: number;

  /** When food leaves the kitchen at the earliest. */
  leavesAt!: Date;

  /** From leaving the kitchen to the door at most. */
  mostMinutes!: number;

  @ApiProperty({ type: Number, nullable: true })
  longitude!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  latitude!: number | null;

  @ApiProperty({ type: Date, nullable: true })
  publishedAt!: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  dispatchedAt!: Date | null;

  @ApiProperty({ type: Date, nullable: true })
  closedAt!: Date | null;

  @ApiProperty({ type: String, nullable: true })
  cancelReason!: string | null;

  stops!: RunStopDto[];
  routes!: RunRouteDto[];
  crew!: RunCarrierDto[];
}
