import { ApiProperty } from '@nestjs/swagger';
import { IsClock, IsDay, IsLine } from '@nuancan/platform';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { PURPOSES, SKILLS, type Purpose, type Skill } from '../volunteering-words.js';

const MOST_WANTED = 200;
const MOST_WEEKS = 26;

/** Which shifts. */
export class ShiftQueryDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** First day. */
  @IsDay()
  from!: string;

  /** Last day, at most 61 days later. */
  @IsDay()
  to!: string;
}

/** A shift, and the same in the weeks after. */
export class PlanShiftDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** The first day, today or later. */
  @IsDay()
  businessDate!: string;

  /** `HH:MM` */
  @IsClock()
  startsAt!: string;

  /** `HH:MM`, later on the same day. */
  @IsClock()
  endsAt!: string;

  @ApiProperty({ enum: PURPOSES })
  @IsIn(PURPOSES)
  purpose!: Purpose;

  /** How many people. */
  @IsInt()
  @Min(1)
  @Max(MOST_WANTED)
  wanted!: number;

  /** What each of them can do on that day. */
  @IsArray()
  @ArrayMaxSize(SKILLS.length)
  @ArrayUnique()
  @ApiProperty({ enum: SKILLS, isArray: true })
  @IsIn(SKILLS, { each: true })
  skills!: Skill[];

  /** On that weekday for so many weeks, this one included; 1 when absent. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_WEEKS)
  weeks?: number;
}

/** Planning a week as another one. */
export class CopyWeekDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Any day of the week that is copied. */
  @IsDay()
  fromWeek!: string;

  /** Any day of the week that is planned. */
  @IsDay()
  toWeek!: string;
}

/** Why it does not take place. */
export class CancelShiftDto {
  /** No personal data. */
  @IsLine(200)
  reason!: string;
}

/** Who signs up. */
export class SignUpDto {
  @IsUUID()
  volunteerId!: string;

  /** The place of this shift that was given back, or not taken, for which this one stands in. */
  @IsOptional()
  @IsUUID()
  replaces?: string;
}

/** Somebody's place in a shift. */
export class SignedUpDto {
  id!: string;
  volunteerId!: string;
  @ApiProperty({ type: 'integer' })
  registerNo!: number;
  /** As in the register. */
  name!: string | null;
}

/** A shift with who signed up for it. */
export class ShiftDto {
  id!: string;
  facilityId!: string;
  businessDate!: string;
  /** `HH:MM` */
  startsAt!: string;
  /** `HH:MM` */
  endsAt!: string;
  @ApiProperty({ enum: PURPOSES })
  purpose!: Purpose;
  @ApiProperty({ type: 'integer' })
  wanted!: number;
  @ApiProperty({ type: 'integer' })
  taken!: number;
  @ApiProperty({ enum: SKILLS, isArray: true })
  skills!: Skill[];
  /** Why it does not take place; null: it does. */
  cancelledBecause!: string | null;
  signedUp!: SignedUpDto[];
}

/** Shifts by day and hour. */
export class ShiftListDto {
  items!: ShiftDto[];
}

/** What a planning made. */
export class PlannedDto {
  /** How many shifts are new; what was there already stays. */
  @ApiProperty({ type: 'integer' })
  planned!: number;
}
