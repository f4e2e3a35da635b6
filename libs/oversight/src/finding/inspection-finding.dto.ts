import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine } from '@nuancan/platform';
import { IsBase64, IsIn, IsInt, IsOptional, IsUUID, MaxLength, Min } from 'class-validator';
import {
  CHECK_KINDS,
  FINDING_ACTIONS,
  FINDING_HISTORY,
  FINDING_SEVERITIES,
  FINDING_STATES,
  type CheckKind,
  type FindingAction,
  type FindingSeverity,
  type FindingState,
} from '../oversight-words.js';

/** 300 kB in base64. */
const LONGEST_PHOTO = 400_000;
const SHOWN = ['open', 'all'] as const;

/** Which findings. */
export class InspectionFindingQueryDto {
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** `open`, the default: nobody closed it. */
  @IsOptional()
  @ApiProperty({ enum: SHOWN, required: false })
  @IsIn(SHOWN)
  show?: (typeof SHOWN)[number];
}

/** What somebody does about a finding: the operator answers, an official closes or sends back. */
export class StepFindingDto {
  @ApiProperty({ enum: FINDING_ACTIONS })
  @IsIn(FINDING_ACTIONS)
  action!: FindingAction;

  /** `step` of the finding as it was read. */
  @IsInt()
  @Min(0)
  step!: number;

  /** What was done, what was seen, or what is still missing; no personal data. */
  @IsLine(500)
  text!: string;

  /** Reopened: the new deadline. */
  @IsOptional()
  @IsDay()
  dueOn?: string;

  /** JPEG or PNG of at most 300 kB in base64. Place, time and device are taken out. */
  @IsOptional()
  @IsBase64()
  @MaxLength(LONGEST_PHOTO)
  photo?: string;
}

/** One entry of a finding's history. */
export class FindingStepDto {
  @ApiProperty({ type: 'integer' })
  step!: number;
  @ApiProperty({ enum: FINDING_HISTORY })
  action!: (typeof FINDING_HISTORY)[number];
  text!: string;
  dueOn!: string | null;
  role!: string;
  /** Null for readers who may not see accounts. */
  accountName!: string | null;
  at!: Date;
  hasPhoto!: boolean;
}

/** Something that has to be put right, from the inspection until somebody closed it. */
export class InspectionFindingDto {
  id!: string;
  inspectionId!: string;
  facilityId!: string;
  facilityName!: string;
  @ApiProperty({ type: 'integer' })
  itemNo!: number;
  @ApiProperty({ enum: CHECK_KINDS })
  kind!: CheckKind;
  itemText!: string;
  @ApiProperty({ enum: FINDING_SEVERITIES })
  severity!: FindingSeverity;
  costFen!: number;
  @ApiProperty({ enum: FINDING_STATES })
  state!: FindingState;
  dueOn!: string;
  overdue!: boolean;
  @ApiProperty({ type: 'integer' })
  step!: number;
  history!: FindingStepDto[];
}

/** Findings, what is due first first; 500 at most. */
export class InspectionFindingListDto {
  items!: InspectionFindingDto[];
}
