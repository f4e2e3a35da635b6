import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsInstant, IsLine } from '@nuancan/platform';
import { IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { CLOSURE_KINDS, HANDOVERS, SLOTS, type ClosureKind, type Handover, type Slot } from '../delivery-words.js';
import { DOOR_OUTCOMES, OUTCOMES, PROOFS, type Outcome, type Proof } from './outcome-words.js';

const MOST_FEN = 10_000_000;
const WEST = -180;
const SOUTH = -90;
const EAST = 180;
const NORTH = 90;
const COLDEST = -40;
const HOTTEST = 120;
const MOST_BOXES = 100;

/** What became of an order, as who was there says. */
export class EndOrderDto {
  /** The client's own UUIDv7: sent again with the same body, the first answer comes again. */
  @IsUUID(7)
  clientId!: string;

  @IsIn(OUTCOMES)
  @ApiProperty({ enum: OUTCOMES })
  kind!: Outcome;

  /** Into whose hands; only of what was delivered. */
  @IsOptional()
  @IsIn(HANDOVERS)
  @ApiProperty({ enum: HANDOVERS, required: false })
  handover?: Handover;

  /** Who took it for the elder. */
  @IsOptional()
  @IsLine(60)
  receiver?: string;

  /** RFC 3339, by the clock of who was there. */
  @IsInstant()
  happenedAt!: string;

  @IsOptional()
  @IsNumber()
  @Min(WEST)
  @Max(EAST)
  longitude?: number;

  @IsOptional()
  @IsNumber()
  @Min(SOUTH)
  @Max(NORTH)
  latitude?: number;

  @IsOptional()
  @IsIn(PROOFS)
  @ApiProperty({ enum: PROOFS, required: false })
  proofKind?: Proof;

  /** The photo's id, or the code that was said. */
  @IsOptional()
  @IsLine(100)
  proofRef?: string;

  @IsOptional()
  @IsLine(200)
  note?: string;

  /** Something about the elder has changed: somebody looks after it. */
  @IsOptional()
  @IsLine(200)
  conditionNote?: string;

  /** What was paid at the door, fen; what is due when absent. Of an order by wallet it was cash, and the wallet pays nothing. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  collectedFen?: number;

  /** The phone's or tablet's own UUID. */
  @IsUUID()
  deviceId!: string;

  /** Kept without a network, and sent later. */
  @IsBoolean()
  offline!: boolean;
}

/** The same by the volunteer at the door. */
export class EndStopDto extends EndOrderDto {
  @IsIn(DOOR_OUTCOMES)
  @ApiProperty({ enum: DOOR_OUTCOMES })
  declare kind: Exclude<Outcome, 'cancelled'>;
}

/** What really became of it, and why that was not known. */
export class CorrectOutcomeDto extends EndOrderDto {
  @IsLine(200)
  reason!: string;
}

/** The outcome of an order. */
export class OutcomeDto {
  id!: string;
  orderId!: string;
  /** 1, and one more with each correction. */
  @ApiProperty({ type: 'integer' })
  seq!: number;
  @ApiProperty({ enum: OUTCOMES })
  kind!: Outcome;
  @ApiProperty({ enum: HANDOVERS, nullable: true })
  handover!: Handover | null;
  happenedAt!: Date;
  recordedAt!: Date;
  /** The meal it became. */
  mealId!: string | null;
  /** Why it was corrected. */
  reason!: string | null;
}

/** Sending a route out. */
export class DispatchRouteDto {
  @IsUUID(7)
  clientId!: string;

  @IsInt()
  @Min(1)
  @Max(MOST_BOXES)
  boxes!: number;

  /** Measured in the box. */
  @IsNumber()
  @Min(COLDEST)
  @Max(HOTTEST)
  celsius!: number;

  /** When it was cooked; as the kitchen logged it when absent. */
  @IsOptional()
  @IsInstant()
  cookedAt?: string;

  /** When it left; now when absent. */
  @IsOptional()
  @IsInstant()
  leftAt?: string;
}

/** What left. */
export class DispatchDto {
  routeId!: string;
  runId!: string;
  @ApiProperty({ type: 'integer' })
  boxes!: number;
  @ApiProperty({ type: 'integer' })
  portions!: number;
  celsius!: number;
  cookedAt!: Date;
  /** Not to be handed over after it. */
  useBy!: Date;
  leftAt!: Date;
}

/** Which slot. */
export class ProgressQueryDto {
  /** The kitchen; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  @IsDay()
  businessDate!: string;

  @IsIn(SLOTS)
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
}

/** An order of the slot, and what became of it. */
export class ProgressOrderDto {
  orderId!: string;
  @ApiProperty({ type: 'integer' })
  labelNo!: number;
  /** Null: on no route. */
  routeId!: string | null;
  arrivesAt!: Date | null;
  /** Not to be handed over after it. */
  useBy!: Date | null;
  leftAt!: Date | null;
  /** To be at its door by then: so long after it left as the kitchen set. Null: it has not left. */
  doorBy!: Date | null;
  /** Null: none yet. */
  @ApiProperty({ enum: OUTCOMES, nullable: true })
  kind!: Outcome | null;
  happenedAt!: Date | null;
  mealId!: string | null;
}

/** How far a slot's deliveries are. */
export class ProgressDto {
  runId!: string | null;
  state!: string | null;
  @ApiProperty({ type: 'integer' })
  orders!: number;
  /** Without an outcome. */
  @ApiProperty({ type: 'integer' })
  open!: number;
  @ApiProperty({ type: 'integer' })
  delivered!: number;
  items!: ProgressOrderDto[];
}

/** A run that is over. */
export class ClosedRunDto {
  runId!: string;
  closedAt!: Date;
}

/** A door of one's own route of today: as little as it takes to find it. */
export class OwnDoorDto {
  stopId!: string;
  routeId!: string;
  runId!: string;
  facilityName!: string;
  /** Where the kitchen is reached; null: it has not said. */
  kitchenPhone!: string | null;
  businessDate!: string;
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  @ApiProperty({ type: 'integer' })
  trip!: number;
  leavesAt!: Date;
  leftAt!: Date | null;
  /** In the box when it left. */
  @ApiProperty({ type: 'number', nullable: true })
  celsius!: number | null;
  @ApiProperty({ type: 'integer' })
  position!: number;
  arrivesAt!: Date;
  /** Not to be handed over after it. */
  useBy!: Date;
  /** To be at the door by then: so long after leaving the kitchen, or after it should have left, as the kitchen set. */
  doorBy!: Date;
  @ApiProperty({ type: 'integer' })
  labelNo!: number;
  name!: string;
  phone!: string | null;
  villageName!: string;
  line!: string | null;
  doorNote!: string | null;
  @ApiProperty({ type: 'number', nullable: true })
  longitude!: number | null;
  @ApiProperty({ type: 'number', nullable: true })
  latitude!: number | null;
  /** Opens a map app at the door: in GCJ-02, as those expect, and without a name. Null: nobody knows where the door is. */
  navigationUrl!: string | null;
  @ApiProperty({ enum: HANDOVERS })
  handover!: Handover;
  handoverNote!: string | null;
  /** Null: not been there yet. */
  @ApiProperty({ enum: OUTCOMES, nullable: true })
  kind!: Outcome | null;
  /** The slot was closed after the boxes had left: bring it where that is safe, else turn back. */
  @ApiProperty({ enum: CLOSURE_KINDS, nullable: true })
  closure!: ClosureKind | null;
}

/** In the order of going. Empty: nothing is left to do, and what a phone kept of people goes. */
export class OwnDoorListDto {
  /** The server's clock at this answer: a phone's may be wrong. */
  now!: Date;
  /** The register says paused or left: no door is shown, and what was done at doors of trips that left is still taken. */
  resting!: boolean;
  items!: OwnDoorDto[];
}
