import { ApiProperty } from '@nestjs/swagger';
import { IsClock, IsDay } from '@nuancan/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  ENDS,
  MODES,
  SKILLS,
  STARTS,
  type Mode,
  type RoundEnd,
  type RoundStart,
  type Skill,
} from '../volunteering-words.js';

const MOST_PORTIONS = 200;
const LEAST_MINUTES = 10;
const MOST_MINUTES = 480;
const MOST_VILLAGES = 50;
const MOST_HOURS = 21;
const DAYS = 7;
const WEST = -180;
const SOUTH = -85;
const EAST = 180;
const NORTH = 85;

/** Hours of a weekday. */
export class DeliveryHoursDto {
  /** 1 is Monday. */
  @IsInt()
  @Min(1)
  @Max(DAYS)
  @ApiProperty({ type: 'integer' })
  weekday!: number;

  /** `HH:MM` */
  @IsClock()
  startsAt!: string;

  /** `HH:MM`, later on the same day. */
  @IsClock()
  endsAt!: string;
}

/** How a volunteer brings meals. */
export class DeliveryProfileDto {
  @IsIn(MODES)
  @ApiProperty({ enum: MODES })
  mode!: Mode;

  /** Portions that the warm box holds. */
  @IsInt()
  @Min(0)
  @Max(MOST_PORTIONS)
  @ApiProperty({ type: 'integer' })
  hotPortions!: number;

  /** Portions that the cold box holds. */
  @IsInt()
  @Min(0)
  @Max(MOST_PORTIONS)
  @ApiProperty({ type: 'integer' })
  coldPortions!: number;

  /** Out for so long at most. */
  @IsInt()
  @Min(LEAST_MINUTES)
  @Max(MOST_MINUTES)
  @ApiProperty({ type: 'integer' })
  mostMinutes!: number;

  @IsIn(STARTS)
  @ApiProperty({ enum: STARTS })
  startsFrom!: RoundStart;

  @IsIn(ENDS)
  @ApiProperty({ enum: ENDS })
  endsAt!: RoundEnd;

  /** Only of who begins or ends at home; WGS 84. */
  @IsOptional()
  @IsNumber()
  @Min(WEST)
  @Max(EAST)
  @ApiProperty({ type: 'number', nullable: true })
  homeLongitude!: number | null;

  @IsOptional()
  @IsNumber()
  @Min(SOUTH)
  @Max(NORTH)
  @ApiProperty({ type: 'number', nullable: true })
  homeLatitude!: number | null;

  /** Villages whose ways the volunteer knows. */
  @IsArray()
  @ArrayMaxSize(MOST_VILLAGES)
  @ArrayUnique()
  @Matches(/^\d{12}$/, { each: true })
  villageCodes!: string[];

  /** When the volunteer may be asked to stand in. */
  @IsArray()
  @ArrayMaxSize(MOST_HOURS)
  @ValidateNested({ each: true })
  @Type(() => DeliveryHoursDto)
  hours!: DeliveryHoursDto[];
}

/** Which volunteers, for which time of a day. */
export class DelivererQueryDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  @IsDay()
  businessDate!: string;

  /** `HH:MM`: the time that meals are brought. */
  @IsClock()
  startsAt!: string;

  /** `HH:MM` */
  @IsClock()
  endsAt!: string;
}

/** Somebody who brings meals, or could. */
export class DelivererDto {
  volunteerId!: string;
  @ApiProperty({ type: 'integer' })
  registerNo!: number;
  name!: string | null;
  /** The place in a delivery shift of that time; null: only available, to be asked. */
  signUpId!: string | null;
  shiftId!: string | null;
  /** Signed in at that time. */
  present!: boolean;
  /** Of that time, what the shift or the hours cover. */
  availableFrom!: Date;
  availableTo!: Date;
  /** Null: nobody has entered yet how this volunteer brings meals. */
  @ApiProperty({ enum: MODES, nullable: true })
  mode!: Mode | null;
  @ApiProperty({ type: 'integer' })
  hotPortions!: number;
  @ApiProperty({ type: 'integer' })
  coldPortions!: number;
  @ApiProperty({ type: 'integer' })
  mostMinutes!: number;
  @ApiProperty({ enum: STARTS })
  startsFrom!: RoundStart;
  @ApiProperty({ enum: ENDS })
  endsAt!: RoundEnd;
  villageCodes!: string[];
  /** Valid on that day. */
  @ApiProperty({ enum: SKILLS, isArray: true })
  skills!: Skill[];
}

/** Who signed up first, then who may be asked. */
export class DelivererListDto {
  items!: DelivererDto[];
}
