import { ApiProperty } from '@nestjs/swagger';
import { IsClock, IsDay, IsLine } from '@nuancan/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { SLOTS, type Slot } from '../delivery-words.js';

const MOST_STOPS = 500;
/** What a door may ask of whoever comes. */
export const DOOR_SKILLS = ['dialect', 'first_aid', 'health_certificate', 'driving', 'e_bike'] as const;
export type DoorSkill = (typeof DOOR_SKILLS)[number];

/** Runs of which kitchen and day. */
export class RunQueryDto {
  /** The kitchen; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Day in Asia/Shanghai. */
  @IsDay()
  businessDate!: string;
}

/** Of which slot a run is begun. */
export class OpenRunDto extends RunQueryDto {
  @IsIn(SLOTS)
  slot!: Slot;
}

/** The version of a run that was seen. */
export class RunVersionDto {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version!: number;
}

/** A plan that is asked for. */
export class AskPlanDto extends RunVersionDto {
  /** The same input, seed and number of steps give the same plan. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  seed?: number;

  /** Seconds after which the search ends with the best so far. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20)
  budgetSeconds?: number;
}

/** A run that is to be published. */
export class PublishRunDto extends RunVersionDto {
  /** Whether doors nobody comes to are left so: they are told, and somebody else sees to them. */
  @IsBoolean()
  acceptUnserved!: boolean;
}

/** Why a run is given up. */
export class CancelRunDto extends RunVersionDto {
  @IsLine(200)
  reason!: string;
}

/** Where a stop goes by hand. */
export class MoveStopDto extends RunVersionDto {
  @IsUUID()
  stopId!: string;

  /** To whom; null: nobody comes. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  @ValidateIf((move: MoveStopDto) => move.volunteerId !== null)
  @IsUUID()
  volunteerId!: string | null;

  /** Which time that volunteer goes out, of those to come. */
  @IsInt()
  @Min(1)
  @Max(9)
  trip!: number;

  /** At which place of the trip; beyond the last: at its end. */
  @IsInt()
  @Min(1)
  @Max(MOST_STOPS)
  position!: number;
}

/** The order of a route as laid out by hand. */
export class ReorderRouteDto extends RunVersionDto {
  /** All stops of the route, in order. */
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(MOST_STOPS)
  @IsUUID(undefined, { each: true })
  stopIds!: string[];
}

/** What is set at a door; it holds for later runs too, but for the lock. */
export class SetDoorDto extends RunVersionDto {
  /** Stays with its volunteer when the plan is made again. */
  @IsBoolean()
  locked!: boolean;

  /** How long handing over takes. */
  @IsInt()
  @Min(10)
  @Max(1800)
  serviceSeconds!: number;

  /** Somebody is at home from then on; null: at any time. */
  @ApiProperty({ type: String, nullable: true })
  @ValidateIf((door: SetDoorDto) => door.windowFrom !== null || door.windowTo !== null)
  @IsClock()
  windowFrom!: string | null;

  /** Until then. */
  @ApiProperty({ type: String, nullable: true })
  @ValidateIf((door: SetDoorDto) => door.windowFrom !== null || door.windowTo !== null)
  @IsClock()
  windowTo!: string | null;

  /** What whoever comes has to know. */
  @ApiProperty({ enum: DOOR_SKILLS, isArray: true })
  @IsArray()
  @ArrayUnique()
  @IsIn(DOOR_SKILLS, { each: true })
  skills!: DoorSkill[];
}

/** Whether a volunteer carries this run. */
export class SetCrewDto extends RunVersionDto {
  @IsBoolean()
  comes!: boolean;

  /** Was expected and did not come. */
  @IsBoolean()
  noShow!: boolean;
}
