import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine } from '@nuancan/platform';
import {
  CANCEL_KINDS,
  HANDOVERS,
  PAUSE_REASONS,
  type CancelKind,
  type Handover,
  type PauseReason,
} from '@nuancan/delivery';
import { MEAL_SLOTS, type MealSlot } from '@nuancan/five-ones';
import { MEAL_MODES, MOVEMENT_KINDS, type MealMode, type MovementKind } from '@nuancan/canteen';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, Min } from 'class-validator';
import {
  RELATIONSHIPS,
  REQUEST_KINDS,
  REQUEST_STATES,
  TOLD_STATES,
  type Relationship,
  type RequestKind,
  type RequestState,
  type ToldState,
} from '../family-words.js';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** What is too little is refused with what a request may be. */
const LEAST_FEN = 0;
const MOST_FEN = 1_000_000;

/** The token of a family's link; in the body, so that no log holds it. */
export class OpenFamilyPageDto {
  @IsString()
  @Matches(TOKEN)
  token!: string;
}

/** What a family asks for. */
export class AskForElderDto extends OpenFamilyPageDto {
  /** UUIDv7 of the request: the same id and body is asked once. */
  @IsUUID(7)
  clientId!: string;

  /** Money to be taken for the wallet, or days without a delivery. */
  @IsIn(REQUEST_KINDS)
  kind!: RequestKind;

  /** Of a top-up: fen. Nothing is paid by asking. */
  @IsOptional()
  @IsInt()
  @Min(LEAST_FEN)
  @Max(MOST_FEN)
  amountFen?: number;

  /** Of a pause: the kitchen of the standing orders. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Of a pause: the first day. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Of a pause: the last day. */
  @IsOptional()
  @IsDay()
  to?: string;

  /** Of a pause: why. */
  @IsOptional()
  @IsIn(PAUSE_REASONS)
  reason?: PauseReason;

  /** A word to the kitchen. */
  @IsOptional()
  @IsLine(200)
  note?: string;
}

/** Takes a request back that nobody has answered. */
export class TakeRequestBackDto extends OpenFamilyPageDto {
  @IsUUID()
  requestId!: string;
}

/** A meal of the last thirty days. */
export class FamilyMealDto {
  date!: string;
  @ApiProperty({ enum: MEAL_SLOTS })
  slot!: MealSlot;
  facilityName!: string;
  @ApiProperty({ enum: MEAL_MODES })
  mode!: MealMode;
  /** What the elder paid, corrections counted. */
  paidFen!: number;
}

/** Money in or out of the wallet. */
export class FamilyBookingDto {
  date!: string;
  @ApiProperty({ enum: MOVEMENT_KINDS })
  kind!: MovementKind;
  /** Signed. */
  amountFen!: number;
}

/** What an organisation owes the elder, with the last bookings; those of meals only where meals are shown. */
export class FamilyWalletDto {
  organisationName!: string;
  balanceFen!: number;
  arrearsFen!: number;
  bookings!: FamilyBookingDto[];
}

/** An order of a day. */
export class FamilyDeliveryDto {
  date!: string;
  @ApiProperty({ enum: MEAL_SLOTS })
  slot!: MealSlot;
  facilityName!: string;
  /** `nobody_seen`: nobody came to the door, and whoever is on duty is looking; `nobody_seen_settled`: they have. */
  @ApiProperty({ enum: TOLD_STATES })
  state!: ToldState;
  /** Why it was cancelled, where it was. */
  @ApiProperty({ enum: CANCEL_KINDS, nullable: true })
  cancelled!: CancelKind | null;
  /** Into whose hands; never whose by name. */
  @ApiProperty({ enum: HANDOVERS, nullable: true })
  handover!: Handover | null;
  /** When. */
  at!: string | null;
}

/** Days without a delivery. */
export class FamilyPauseDto {
  from!: string;
  to!: string;
}

/** A meal that is brought on certain weekdays. */
export class FamilyStandingOrderDto {
  facilityId!: string;
  facilityName!: string;
  @ApiProperty({ enum: MEAL_SLOTS })
  slot!: MealSlot;
  /** 1 Monday to 7 Sunday. */
  weekdays!: number[];
  validFrom!: string;
  /** Null until further notice. */
  validTo!: string | null;
  /** Today's and coming ones. */
  pauses!: FamilyPauseDto[];
}

/** What this member of the family asked for, and the answer. */
export class FamilyRequestDto {
  id!: string;
  @ApiProperty({ enum: REQUEST_KINDS })
  kind!: RequestKind;
  /** The kitchen that answers. */
  facilityName!: string;
  amountFen!: number | null;
  from!: string | null;
  to!: string | null;
  @ApiProperty({ enum: PAUSE_REASONS, nullable: true })
  reason!: PauseReason | null;
  note!: string | null;
  askedAt!: string;
  @ApiProperty({ enum: REQUEST_STATES })
  state!: RequestState;
  answer!: string | null;
  decidedAt!: string | null;
}

/** What an elder lets this member of the family see; what was not consented to is not there. */
export class FamilyPageDto {
  /** Masked. */
  elderName!: string;
  @ApiProperty({ enum: RELATIONSHIPS })
  relationship!: Relationship;
  /** The last day on which the link opens. */
  validUntil!: string;
  today!: string;
  /** Whom to ask. */
  facilityName!: string;
  requests!: FamilyRequestDto[];
  /** Newest first. */
  meals?: FamilyMealDto[];
  wallets?: FamilyWalletDto[];
  /** From a week ago to a week ahead, latest first. */
  deliveries?: FamilyDeliveryDto[];
  standingOrders?: FamilyStandingOrderDto[];
}
