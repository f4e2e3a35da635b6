import { IsDay, IsLine } from '@nuancan/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { FACILITY_STATES, type FacilityState } from './facility-state.js';

const RESULTS = ['accepted', 'rejected'] as const;
/** What a person records; `accepted` comes from a decided acceptance only. */
export const RECORDABLE_STATES = ['planned', 'open', 'suspended', 'closed'] as const;

/** One item of an acceptance. */
export class ChecklistItemDto {
  /** What is looked at, e.g. 食品经营许可证. */
  @IsLine(80)
  item!: string;

  @IsBoolean()
  passed!: boolean;

  /** What was found. */
  @IsOptional()
  @IsLine(300)
  note?: string | null;
}

/** Puts a planned facility forward for acceptance. */
export class ProposeAcceptanceDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => ChecklistItemDto)
  checklist!: ChecklistItemDto[];

  @IsOptional()
  @IsLine(500)
  note?: string | null;
}

/** The outcome of the inspection. */
export class DecideAcceptanceDto {
  @ApiProperty({ enum: RESULTS })
  @IsIn(RESULTS)
  result!: (typeof RESULTS)[number];

  /** Day of the inspection, not in the future. */
  @IsDay()
  inspectedOn!: string;

  /** As inspected; every item has passed when it is accepted. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => ChecklistItemDto)
  checklist!: ChecklistItemDto[];

  @IsOptional()
  @IsLine(500)
  note?: string | null;
}

/** The next state of a facility. */
export class RecordStateDto {
  @ApiProperty({ enum: RECORDABLE_STATES })
  @IsIn(RECORDABLE_STATES)
  state!: (typeof RECORDABLE_STATES)[number];

  /** First day of the state. */
  @IsDay()
  validFrom!: string;

  /** Why. */
  @IsLine(300)
  reason!: string;
}

/** A new star grade from a day on. */
export class SetStarGradeDto {
  /** 1 to 5. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5 })
  @IsInt()
  @Min(1)
  @Max(5)
  stars!: number;

  /** Who assessed. */
  @IsLine(100)
  assessor!: string;

  /** Standard or document it rests on. */
  @IsLine(200)
  basis!: string;

  /** First day. */
  @IsDay()
  validFrom!: string;
}

/** A facility put forward, and what became of it. */
export class AcceptanceDto {
  id!: string;
  facilityId!: string;
  /** Account. */
  proposedBy!: string;
  /** RFC 3339. */
  proposedAt!: Date;
  note!: string | null;
  @ApiProperty({ type: () => [ChecklistItemDto] })
  checklist!: ChecklistItemDto[];
  /** Null while it waits. */
  @ApiProperty({ enum: RESULTS, nullable: true })
  result!: (typeof RESULTS)[number] | null;
  inspectedOn!: string | null;
  /** Account. */
  decidedBy!: string | null;
  decidedAt!: Date | null;
  decisionNote!: string | null;
}

/** A state and when it began. */
export class FacilityStateDto {
  id!: string;
  @ApiProperty({ enum: FACILITY_STATES })
  state!: FacilityState;
  /** First day. */
  validFrom!: string;
  reason!: string | null;
  acceptanceId!: string | null;
  /** Was open before its acceptance was kept here. */
  takenOver!: boolean;
  /** Account; null for a load or import. */
  recordedBy!: string | null;
  recordedAt!: Date;
}

/** A star grade and when it holds. */
export class StarGradeDto {
  id!: string;
  /** 1 to 5. */
  @ApiProperty({ type: 'integer' })
  stars!: number;
  assessor!: string;
  basis!: string;
  validFrom!: string;
  /** Last day; null until further notice. */
  validTo!: string | null;
}

/** How a facility stands: states, acceptances and star grades, earliest first. */
export class FacilityStandingDto {
  facilityId!: string;
  /** Today's state; null before the first. */
  @ApiProperty({ enum: FACILITY_STATES, nullable: true })
  state!: FacilityState | null;
  states!: FacilityStateDto[];
  acceptances!: AcceptanceDto[];
  starGrades!: StarGradeDto[];
}
