import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsDay } from '@nuancan/platform';
import { IsInt, IsISO8601, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';

const TOWN = /^[0-9]{9}$/;
const PHONE = /^[0-9+ -]{5,20}$/;
const WITH_OFFSET = /(Z|[+-]\d{2}:\d{2})$/;
const MOST_CONTACT_MINUTES = 240;
const MOST_MINUTES = 480;
const LEAST_HOLD_MINUTES = 5;

/** A moment, RFC 3339 with its offset. */
function IsMoment(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'date-time' }),
    IsISO8601({ strict: true, strictSeparator: true }),
    Matches(WITH_OFFSET),
  );
}

/** Which part of the roster. */
export class RosterQueryDto {
  /** First day. */
  @IsDay()
  from!: string;

  /** Last day, at most 61 days later. */
  @IsDay()
  to!: string;

  /** Of one town. */
  @IsOptional()
  @Matches(TOWN)
  townCode?: string;
}

/** Who is on duty from when to when. */
export class TakeDutyDto {
  /** An official of the town, or of the district. */
  @IsUUID()
  officerId!: string;

  @IsMoment()
  beginsAt!: string;

  /** Later, by 31 days at most. */
  @IsMoment()
  finishesAt!: string;

  /** Where the officer is reached on duty. */
  @IsOptional()
  @Matches(PHONE)
  dutyPhone?: string;
}

/** A new duty. */
export class AddDutyDto extends TakeDutyDto {
  /** The town; a town official's own when absent. */
  @IsOptional()
  @Matches(TOWN)
  townCode?: string;
}

/** Who is on duty. */
export class DutyDto {
  id!: string;
  townCode!: string;
  townName!: string;
  officerId!: string;
  officerName!: string;
  /** False: the account was disabled or moved since, and nobody is on duty. */
  stands!: boolean;
  dutyPhone!: string | null;
  beginsAt!: Date;
  finishesAt!: Date;
  /** Instead of whom. */
  substitutesName!: string | null;
  /** Who put them on the roster. */
  recordedByName!: string | null;
  /** When it was taken off the roster again. */
  withdrawnAt!: Date | null;
}

/** A time when nobody is on duty in a town. */
export class DutyGapDto {
  townCode!: string;
  townName!: string;
  beginsAt!: Date;
  finishesAt!: Date;
}

/** The roster of some days, and what is missing in it. */
export class RosterDto {
  asOf!: Date;
  /** By town, then in order; without what was withdrawn. */
  @ApiProperty({ type: [DutyDto] })
  items!: DutyDto[];
  @ApiProperty({ type: [DutyGapDto] })
  gaps!: DutyGapDto[];
}

/** Somebody who may be on duty. */
export class OfficerDto {
  id!: string;
  name!: string;
  /** Null: of the district. */
  townCode!: string | null;
}

/** Officials of the town, and of the district. */
export class OfficerListDto {
  @ApiProperty({ type: [OfficerDto] })
  items!: OfficerDto[];
}

/** After how many minutes each step of a case is due that is opened from now on. */
export class SetDelaysDto {
  /** Until the emergency contact is called. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_CONTACT_MINUTES })
  @IsInt()
  @Min(1)
  @Max(MOST_CONTACT_MINUTES)
  contactMinutes!: number;

  /** Until the officer on duty is. */
  @ApiProperty({ type: 'integer', minimum: 2, maximum: MOST_MINUTES })
  @IsInt()
  @Min(2)
  @Max(MOST_MINUTES)
  officerMinutes!: number;

  /** Until the district is told. */
  @ApiProperty({ type: 'integer', minimum: 3, maximum: MOST_MINUTES })
  @IsInt()
  @Min(3)
  @Max(MOST_MINUTES)
  escalationMinutes!: number;

  /** How long the chain waits for whoever sees to a case, from their last act in it; absent: as it was. */
  @ApiProperty({ type: 'integer', minimum: LEAST_HOLD_MINUTES, maximum: MOST_MINUTES, required: false })
  @IsOptional()
  @IsInt()
  @Min(LEAST_HOLD_MINUTES)
  @Max(MOST_MINUTES)
  holdMinutes?: number;
}

/** The minutes that hold. */
export class DelaysDto {
  @ApiProperty({ type: 'integer' })
  contactMinutes!: number;
  @ApiProperty({ type: 'integer' })
  officerMinutes!: number;
  @ApiProperty({ type: 'integer' })
  escalationMinutes!: number;
  @ApiProperty({ type: 'integer' })
  holdMinutes!: number;
  /** Null: nobody set any yet. */
  setByName!: string | null;
  setAt!: Date | null;
}
