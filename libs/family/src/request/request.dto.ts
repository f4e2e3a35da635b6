import { ApiProperty } from '@nestjs/swagger';
import { PAUSE_REASONS, type PauseReason } from '@nuancan/delivery';
import { IsLine, PageQueryDto } from '@nuancan/platform';
import { IsIn, IsOptional } from 'class-validator';
import {
  DECISIONS,
  RELATIONSHIPS,
  REQUEST_KINDS,
  REQUEST_STATES,
  type Decision,
  type Relationship,
  type RequestKind,
  type RequestState,
} from '../family-words.js';

export const REQUEST_BOXES = ['open', 'all'] as const;
export type RequestBox = (typeof REQUEST_BOXES)[number];

/** Which requests. */
export class RequestQueryDto extends PageQueryDto {
  /** Those that wait for an answer, or all; all when absent. */
  @IsOptional()
  @IsIn(REQUEST_BOXES)
  @ApiProperty({ enum: REQUEST_BOXES, required: false })
  box?: RequestBox;
}

/** The kitchen's answer. */
export class DecideRequestDto {
  /** An accepted pause pauses the standing orders at once; an accepted top-up says that the money is welcome and books nothing. */
  @IsIn(DECISIONS)
  outcome!: Decision;

  /** A word to the family. */
  @IsOptional()
  @IsLine(200)
  answer?: string;
}

/** What a family asks a kitchen for. */
export class StaffRequestDto {
  id!: string;
  facilityId!: string;
  facilityName!: string;
  residentId!: string;
  /** Masked for officials. */
  residentName!: string;
  /** Who asks; null once that was taken away. */
  name!: string | null;
  /** Masked for officials. */
  phone!: string | null;
  @ApiProperty({ enum: RELATIONSHIPS })
  relationship!: Relationship;
  @ApiProperty({ enum: REQUEST_KINDS })
  kind!: RequestKind;
  amountFen!: number | null;
  from!: string | null;
  to!: string | null;
  @ApiProperty({ enum: PAUSE_REASONS, nullable: true })
  reason!: PauseReason | null;
  note!: string | null;
  askedAt!: string;
  @ApiProperty({ enum: REQUEST_STATES })
  state!: RequestState;
  /** Whether the consent behind it stands; without one it can only be refused. */
  consentStands!: boolean;
  answer!: string | null;
  decidedAt!: string | null;
}

/** Newest first. */
export class StaffRequestPageDto {
  items!: StaffRequestDto[];
  /** How many wait. */
  open!: number;
  /** Null on the last page. */
  nextCursor!: string | null;
}
