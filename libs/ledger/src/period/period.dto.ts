import { ApiProperty } from '@nestjs/swagger';
import { IsLine, PageQueryDto } from '@nuancan/platform';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { IsMonth } from '../dto-rules.js';
import { PERIOD_ACTIONS, PERIOD_STATES, type PeriodAction, type PeriodState } from './period-words.js';

/** Which facilities' books of a month. */
export class PeriodQueryDto extends PageQueryDto {
  /** `YYYY-MM`. */
  @IsMonth()
  month!: string;

  /** Only this town's. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  /** Only this state. */
  @ApiProperty({ enum: PERIOD_STATES, required: false })
  @IsOptional()
  @IsIn(PERIOD_STATES)
  state?: PeriodState;
}

/** A step of a month. */
export class ChangePeriodDto {
  /** Operators ask for closing; town officials take any step, district officials any but that; `confirm_…` is another person's than the one who asked. */
  @ApiProperty({ enum: PERIOD_ACTIONS })
  @IsIn(PERIOD_ACTIONS)
  action!: PeriodAction;

  /** Why, without personal data. Needed to return a closing and to ask for or decline a reopening. */
  @IsOptional()
  @IsLine(200)
  reason?: string | null;
}

/** The books of a facility in one month. */
export class PeriodDto {
  facilityId!: string;
  townCode!: string;
  /** `YYYY-MM`. */
  month!: string;
  /** Only an open month takes entries; `reopening` stays closed until another person confirms. */
  @ApiProperty({ enum: PERIOD_STATES })
  state!: PeriodState;
  /** Account that asked for what waits to be confirmed. */
  askedBy!: string | null;
  /** RFC 3339. */
  askedAt!: Date | null;
  /** Entries booked into the month. */
  @ApiProperty({ type: 'integer' })
  entries!: number;
}

/** A page of months, by town and facility. */
export class PeriodListDto {
  items!: PeriodDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}

/** What became of a month, and by whom. */
export class PeriodTransitionDto {
  @ApiProperty({ enum: PERIOD_ACTIONS })
  action!: PeriodAction;
  @ApiProperty({ enum: PERIOD_STATES })
  fromState!: PeriodState;
  @ApiProperty({ enum: PERIOD_STATES })
  toState!: PeriodState;
  /** Account that took the step. */
  accountId!: string;
  /** Account that had asked, where this confirms or refuses. */
  askedBy!: string | null;
  /** RFC 3339. */
  at!: Date;
  reason!: string | null;
}

/** A month with its steps, earliest first. */
export class PeriodHistoryDto extends PeriodDto {
  transitions!: PeriodTransitionDto[];
}

/** Path of a month. */
export class PeriodPathDto {
  @IsUUID()
  facilityId!: string;

  /** `YYYY-MM`. */
  @IsMonth()
  month!: string;
}
