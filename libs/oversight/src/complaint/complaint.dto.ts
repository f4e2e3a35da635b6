import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine, PageQueryDto } from '@nuancan/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min, ValidateNested } from 'class-validator';
import {
  CHANNELS,
  COMPLAINT_ACTIONS,
  COMPLAINT_CATEGORIES,
  COMPLAINT_HISTORY,
  COMPLAINT_OUTCOMES,
  COMPLAINT_STATES,
  SATISFACTIONS,
  type Channel,
  type ComplaintAction,
  type ComplaintCategory,
  type ComplaintOutcome,
  type ComplaintState,
  type Satisfaction,
} from '../oversight-words.js';

const LONGEST = 1000;
const MOST_DAYS = 90;

/** Which complaints. */
export class ComplaintQueryDto extends PageQueryDto {
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  @IsOptional()
  @ApiProperty({ enum: COMPLAINT_STATES, required: false })
  @IsIn(COMPLAINT_STATES)
  state?: ComplaintState;
}

/** Who complained; they may stay unnamed. */
export class NameComplainantDto {
  @IsString()
  @Length(1, 60)
  @Matches(/^(?=\s*\S)[^\p{Cc}]*$/u)
  name!: string;

  @IsOptional()
  @Matches(/^[0-9 +-]{5,20}$/)
  phone?: string;
}

/** What somebody complains about. */
export class TakeComplaintDto {
  /** Names this entry; sent again it is the same one. */
  @IsUUID()
  clientId!: string;

  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  @ApiProperty({ enum: COMPLAINT_CATEGORIES })
  @IsIn(COMPLAINT_CATEGORIES)
  category!: ComplaintCategory;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel!: Channel;

  @IsDay()
  receivedOn!: string;

  /** Without the complainant's name, which the facility reads with it. */
  @IsLine(LONGEST)
  text!: string;

  /** The official whom it is about. */
  @IsOptional()
  @IsUUID()
  aboutAccountId?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => NameComplainantDto)
  complainant?: NameComplainantDto;
}

/** What somebody does about a complaint. */
export class StepComplaintDto {
  @ApiProperty({ enum: COMPLAINT_ACTIONS })
  @IsIn(COMPLAINT_ACTIONS)
  action!: ComplaintAction;

  /** `step` of the complaint as it was read. */
  @IsInt()
  @Min(0)
  step!: number;

  /** Without names of people. */
  @IsLine(LONGEST)
  text!: string;

  /** Reopened: the new deadline. */
  @IsOptional()
  @IsDay()
  dueOn?: string;

  /** Closed: whether it was true. */
  @IsOptional()
  @ApiProperty({ enum: COMPLAINT_OUTCOMES, required: false })
  @IsIn(COMPLAINT_OUTCOMES)
  outcome?: ComplaintOutcome;

  /** Closed: how content the complainant is. */
  @IsOptional()
  @ApiProperty({ enum: SATISFACTIONS, required: false })
  @IsIn(SATISFACTIONS)
  satisfaction?: Satisfaction;
}

/** That who complained is to be forgotten. */
export class EraseComplainantDto {
  /** `step` of the complaint as it was read. */
  @IsInt()
  @Min(0)
  step!: number;
}

/** A complaint in a list. */
export class ComplaintDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  complaintNo!: number;
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  @ApiProperty({ enum: COMPLAINT_CATEGORIES })
  category!: ComplaintCategory;
  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;
  receivedOn!: string;
  text!: string;
  aboutAccountId!: string | null;
  aboutName!: string | null;
  takenBy!: string | null;
  dueOn!: string;
  overdue!: boolean;
  @ApiProperty({ enum: COMPLAINT_STATES })
  state!: ComplaintState;
  @ApiProperty({ enum: COMPLAINT_OUTCOMES, nullable: true })
  outcome!: ComplaintOutcome | null;
  @ApiProperty({ enum: SATISFACTIONS, nullable: true })
  satisfaction!: Satisfaction | null;
  @ApiProperty({ type: 'integer' })
  step!: number;
}

/** One entry of a complaint's history. */
export class ComplaintStepDto {
  @ApiProperty({ type: 'integer' })
  step!: number;
  @ApiProperty({ enum: COMPLAINT_HISTORY })
  action!: (typeof COMPLAINT_HISTORY)[number];
  text!: string | null;
  dueOn!: string | null;
  role!: string;
  /** Null for readers who may not see accounts. */
  accountName!: string | null;
  at!: Date;
}

/** Who complained. */
export class ComplainantDto {
  name!: string;
  phone!: string | null;
}

/** One complaint in full; the complainant for officials whom it is not about. */
export class ComplaintDetailDto extends ComplaintDto {
  complainant!: ComplainantDto | null;
  history!: ComplaintStepDto[];
}

/** A page of complaints, the latest first. */
export class ComplaintListDto {
  items!: ComplaintDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}

/** How long answering takes at most, from now on. */
export class SetComplaintDeadlineDto {
  /** `version` as it was read; 0 for what came with the platform. */
  @IsInt()
  @Min(0)
  version!: number;

  @IsInt()
  @Min(1)
  @Max(MOST_DAYS)
  days!: number;
}

/** Days until a complaint of a category is answered. */
export class ComplaintDeadlineDto {
  @ApiProperty({ enum: COMPLAINT_CATEGORIES })
  category!: ComplaintCategory;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ type: 'integer' })
  days!: number;
}

/** The deadlines of a district, one of each category. */
export class ComplaintDeadlineListDto {
  items!: ComplaintDeadlineDto[];
}

/** An official whom a complaint may be about. */
export class OfficialDto {
  id!: string;
  name!: string;
  townCode!: string | null;
}

/** Officials of the town and of the district. */
export class OfficialListDto {
  items!: OfficialDto[];
}
