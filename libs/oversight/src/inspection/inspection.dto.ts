import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine, PageQueryDto } from '@nuancan/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { InspectionFindingDto } from '../finding/inspection-finding.dto.js';
import {
  CHECK_KINDS,
  FINDING_SEVERITIES,
  INSPECTION_STATES,
  ITEM_RESULTS,
  OUTCOMES,
  type CheckKind,
  type FindingSeverity,
  type InspectionState,
  type ItemResult,
  type Outcome,
} from '../oversight-words.js';

const MOST_ITEMS = 200;
const MOST_FEN = 100_000_000_000;

/** Which inspections. */
export class InspectionQueryDto extends PageQueryDto {
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  @IsOptional()
  @ApiProperty({ enum: INSPECTION_STATES, required: false })
  @IsIn(INSPECTION_STATES)
  state?: InspectionState;
}

/** An inspection that is to be held. */
export class PlanInspectionDto {
  /** Names this entry; sent again it is the same one. */
  @IsUUID()
  clientId!: string;

  @IsUUID()
  facilityId!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(CHECK_KINDS.length)
  @ArrayUnique()
  @ApiProperty({ enum: CHECK_KINDS, isArray: true })
  @IsIn(CHECK_KINDS, { each: true })
  kinds!: CheckKind[];

  @IsDay()
  plannedOn!: string;

  /** Whether the operator sees it before. */
  @IsBoolean()
  announced!: boolean;
}

/** How one item was found. */
export class ItemResultDto {
  @ApiProperty({ enum: ITEM_RESULTS })
  @IsIn(ITEM_RESULTS)
  result!: ItemResult;

  /** No personal data. */
  @IsOptional()
  @IsLine(200)
  remark?: string;
}

/** Something that has to be put right. */
export class RaiseFindingDto {
  /** Which item was not in order; the first is 1. */
  @IsInt()
  @Min(1)
  @Max(MOST_ITEMS)
  itemNo!: number;

  @ApiProperty({ enum: FINDING_SEVERITIES })
  @IsIn(FINDING_SEVERITIES)
  severity!: FindingSeverity;

  /** What is wrong; no personal data. */
  @IsLine(500)
  text!: string;

  /** Until when it is put right. */
  @IsDay()
  dueOn!: string;

  /** What it costs the facility, fen; then another person closes it. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  costFen?: number;
}

/** What an inspection found, in the order of its items. */
export class HoldInspectionDto {
  @IsDay()
  heldOn!: string;

  @ApiProperty({ enum: OUTCOMES })
  @IsIn(OUTCOMES)
  outcome!: Outcome;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ITEMS)
  @ValidateNested({ each: true })
  @Type(() => ItemResultDto)
  results!: ItemResultDto[];

  @IsArray()
  @ArrayMaxSize(MOST_ITEMS)
  @ValidateNested({ each: true })
  @Type(() => RaiseFindingDto)
  findings!: RaiseFindingDto[];

  @IsOptional()
  @IsLine(500)
  note?: string;
}

/** An item of the checklist, and how it was found. */
export class InspectionItemDto {
  @ApiProperty({ enum: CHECK_KINDS })
  kind!: CheckKind;
  text!: string;
  /** Null until it was held. */
  @ApiProperty({ enum: ITEM_RESULTS, nullable: true })
  result!: ItemResult | null;
  remark!: string | null;
}

/** An inspection in a list. */
export class InspectionDto {
  id!: string;
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  @ApiProperty({ enum: CHECK_KINDS, isArray: true })
  kinds!: CheckKind[];
  plannedOn!: string;
  announced!: boolean;
  plannedBy!: string | null;
  @ApiProperty({ enum: INSPECTION_STATES })
  state!: InspectionState;
  /** When it was held or cancelled. */
  endedOn!: string | null;
  endedBy!: string | null;
  @ApiProperty({ enum: OUTCOMES, nullable: true })
  outcome!: Outcome | null;
  note!: string | null;
  /** Findings, and those nobody closed. */
  @ApiProperty({ type: 'integer' })
  findings!: number;
  @ApiProperty({ type: 'integer' })
  openFindings!: number;
  /** Planned for a day that is over. */
  overdue!: boolean;
}

/** One inspection in full. */
export class InspectionDetailDto extends InspectionDto {
  items!: InspectionItemDto[];
  raised!: InspectionFindingDto[];
}

/** A page of inspections, the latest first. */
export class InspectionListDto {
  items!: InspectionDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
