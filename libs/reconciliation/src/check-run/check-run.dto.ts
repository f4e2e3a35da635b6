import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';
import { IsDay, PageQueryDto } from '@nuancan/platform';
import { IsIn, IsObject, IsOptional, IsUUID } from 'class-validator';
import { CHECK_CODES, SEVERITIES, type CheckCode, type Severity } from '../check/claim-check.js';

const STATES = ['queued', 'done', 'failed'] as const;
const TRUTHS = ['true', 'false'] as const;

/** Which month is checked. */
export class AskCheckRunDto {
  /** `YYYY-MM`. */
  @IsMonth()
  month!: string;

  /** One facility; absent: all of the asker's town or district. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** A run of the checks: a job of the queue. */
export class CheckRunDto {
  id!: string;
  month!: string;
  /** Null: every facility of the town or district. */
  facilityId!: string | null;
  townCode!: string | null;
  @ApiProperty({ enum: STATES })
  state!: (typeof STATES)[number];
  askedAt!: Date;
  endedAt!: Date | null;
  /** Only of people about whom facts came late, wherever in the district they ate. */
  late!: boolean;
  /** Meals of the month; null until it is done, as the three below. */
  @ApiProperty({ type: 'integer', nullable: true })
  meals!: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  findings!: number | null;
  /** New, come back, or changed. */
  @ApiProperty({ type: 'integer', nullable: true })
  raised!: number | null;
  /** Found before and no longer. */
  @ApiProperty({ type: 'integer', nullable: true })
  gone!: number | null;
}

/** Which runs. */
export class CheckRunQueryDto extends PageQueryDto {
  @IsOptional()
  @ApiProperty({ enum: STATES, required: false })
  @IsIn(STATES)
  state?: (typeof STATES)[number];

  /** `true`: those that facts asked for which came late. */
  @IsOptional()
  @ApiProperty({ enum: TRUTHS, required: false })
  @IsIn(TRUTHS)
  late?: (typeof TRUTHS)[number];
}

/** A page of runs, newest first. */
export class CheckRunListDto {
  items!: CheckRunDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}

/** A check by its code. */
export class CheckCodeDto {
  @ApiProperty({ enum: CHECK_CODES })
  @IsIn(CHECK_CODES)
  code!: CheckCode;
}

/** How a check is from a day on. */
export class SetCheckDto {
  /** Today or later. */
  @IsDay()
  validFrom!: string;

  @ApiProperty({ enum: SEVERITIES })
  @IsIn(SEVERITIES)
  severity!: Severity;

  /** Its numbers by name; those not named are as the check's file says. */
  @IsOptional()
  @IsObject()
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'number' } })
  numbers?: Record<string, number>;
}

/** A number of a check. */
export class CheckNumberDto {
  name!: string;
  zh!: string;
  en!: string;
  @ApiProperty({ type: 'number' })
  value!: number;
  @ApiProperty({ type: 'number' })
  min!: number;
  @ApiProperty({ type: 'number' })
  max!: number;
}

/** A check as it stands today in the district. */
export class CheckDto {
  @ApiProperty({ enum: CHECK_CODES })
  code!: CheckCode;
  @ApiProperty({ enum: SEVERITIES })
  severity!: Severity;
  /** Since when the district has it so; null: it never set anything. */
  validFrom!: string | null;
  titleZh!: string;
  titleEn!: string;
  explainZh!: string;
  explainEn!: string;
  numbers!: CheckNumberDto[];
}

/** Every check that is built. */
export class CheckListDto {
  items!: CheckDto[];
}
