import { ApiProperty } from '@nestjs/swagger';
import { CATEGORIES, type Category } from '@nuancan/five-ones';
import { HoldsNoIdentityNumber, PageQueryDto } from '@nuancan/platform';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, Min } from 'class-validator';
import { ValidityDto } from '../dated-fact/dated-fact.dto.js';
import {
  APPLICATION_STATES,
  APPLICATION_STEPS,
  FILE_KINDS,
  type ApplicationState,
  type ApplicationStep,
  type FileKind,
} from './application-words.js';

const DATE = /^(19|20|21)\d{2}-\d{2}-\d{2}$/;
const TEXT = /^[^\p{Cc}]*\S[^\p{Cc}]*$/u;

/** An application for a category. */
export class SubmitApplicationDto extends ValidityDto {
  /** The client's own UUID: the same application sent twice is entered once. */
  @IsOptional()
  @IsUUID()
  id?: string;

  @ApiProperty({ enum: CATEGORIES })
  @IsIn(CATEGORIES)
  category!: Category;

  /** Why, in the applicant's words. */
  @IsString()
  @Length(1, 500)
  @Matches(TEXT)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** What is done with an application. */
export class ApplicationStepDto {
  @ApiProperty({ enum: APPLICATION_STEPS })
  @IsIn(APPLICATION_STEPS)
  step!: ApplicationStep;

  /** `version` of the application as it was read: what changed meanwhile is not decided unseen. */
  @IsInt()
  @Min(1)
  version!: number;

  /** Needed to return, refuse, withdraw and resubmit. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  @Matches(TEXT)
  @HoldsNoIdentityNumber()
  reason?: string;

  /** Needed to endorse: who of the village committee answers for its opinion. */
  @IsOptional()
  @IsString()
  @Length(1, 60)
  @Matches(TEXT)
  @HoldsNoIdentityNumber()
  villageOfficer?: string;

  /** Of a resubmission: the first day asked for; absent: as before. */
  @IsOptional()
  @Matches(DATE)
  @IsISO8601({ strict: true })
  validFrom?: string;

  /** Of a resubmission: the last day asked for; null: until further notice; absent: as before. */
  @IsOptional()
  @Matches(DATE)
  @IsISO8601({ strict: true })
  validTo?: string | null;
}

/** Which applications. */
export class ApplicationQueryDto extends PageQueryDto {
  @IsOptional()
  @ApiProperty({ enum: APPLICATION_STATES, required: false })
  @IsIn(APPLICATION_STATES)
  state?: ApplicationState;

  /** Only of residents of this town. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  /** Only of this resident. */
  @IsOptional()
  @IsUUID()
  residentId?: string;
}

/** What an attached file shows. */
export class FileQueryDto {
  @ApiProperty({ enum: FILE_KINDS })
  @IsIn(FILE_KINDS)
  kind!: FileKind;
}

/** An application in a list. */
export class ApplicationSummaryDto {
  id!: string;
  residentId!: string;
  residentName!: string;
  townCode!: string;
  villageName!: string;
  @ApiProperty({ enum: CATEGORIES })
  category!: Category;
  /** First day asked for. */
  validFrom!: string;
  /** Last day asked for; null: until further notice. */
  validTo!: string | null;
  @ApiProperty({ enum: APPLICATION_STATES })
  state!: ApplicationState;
  /** Grows with every step. */
  @ApiProperty({ type: 'integer' })
  version!: number;
  submittedAt!: Date;
  /** Whether this account may approve it: it neither entered nor endorsed it. */
  mayApprove!: boolean;
}

/** A page of applications, oldest first. */
export class ApplicationListDto {
  items!: ApplicationSummaryDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}

/** A state an application has been in. */
export class ApplicationHistoryDto {
  @ApiProperty({ enum: APPLICATION_STATES })
  state!: ApplicationState;
  at!: Date;
  /** Who brought it there, by the name of that time; null: the system. */
  accountName!: string | null;
  reason!: string | null;
  villageOfficer!: string | null;
}

/** A file that is attached to an application. */
export class ApplicationFileDto {
  id!: string;
  @ApiProperty({ enum: FILE_KINDS })
  kind!: FileKind;
  /** `image/jpeg`, `image/png` or `application/pdf`. */
  mediaType!: string;
  /** Bytes. */
  @ApiProperty({ type: 'integer' })
  size!: number;
  addedAt!: Date;
}

/** An application with its history and files. */
export class ApplicationDto extends ApplicationSummaryDto {
  reason!: string;
  /** The category that the approval made; null: none. */
  factId!: string | null;
  history!: ApplicationHistoryDto[];
  files!: ApplicationFileDto[];
}
