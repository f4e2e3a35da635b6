import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber } from '@nuancan/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
} from 'class-validator';

const MOST_AT_ONCE = 10;
const VERDICTS = ['approved', 'rejected'] as const;

/** Asks for the differences of a facility to be booked. */
export class CorrectReplayDto {
  /** The client's own id: sent again, nothing is proposed twice. */
  @IsUUID()
  clientId!: string;

  @IsUUID()
  facilityId!: string;

  /** Why; no personal data. */
  @IsString()
  @Length(2, 200)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** What waits for a second person now. */
export class ProposedReplayDto {
  proposals!: number;
  meals!: number;
  /** Meals that were passed over: corrected since the replay, of erased people, or carried by another town. */
  passedOver!: number;
}

/** What a second person says of corrections that wait. */
export class DecideReplayDto {
  /** Those that were seen, by id: nothing else is decided, however much was proposed meanwhile. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_AT_ONCE)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  proposals!: readonly string[];

  /** approved: they are booked now, to the letter. */
  @ApiProperty({ enum: VERDICTS })
  @IsIn(VERDICTS)
  decision!: (typeof VERDICTS)[number];

  /** Why; needed to reject. No personal data. */
  @IsOptional()
  @IsString()
  @Length(2, 200)
  @HoldsNoIdentityNumber()
  reason?: string;
}

/** A proposal that stays as it was, and why. */
export class UndecidedProposalDto {
  proposalId!: string;
  /** The code of the problem, with its texts. */
  code!: string;
  zh!: string;
  en!: string;
}

/** What became of those that were named, each by itself. */
export class DecidedReplayDto {
  decided!: number;
  failed!: UndecidedProposalDto[];
  /** Proposals of this replay that this account may still decide. */
  left!: number;
}

/** Corrections of a facility that wait for a second person. */
export class ReplayProposalDto {
  id!: string;
  facilityId!: string;
  facilityName!: string;
  meals!: number;
  /** What it moves of government and elders, either way. */
  amountFen!: number;
  reason!: string;
  /** Account; it cannot decide. */
  proposedBy!: string;
  proposedByName!: string | null;
  /** RFC 3339. */
  proposedAt!: Date;
}

/** A page, oldest first. */
export class ReplayProposalListDto {
  items!: ReplayProposalDto[];
  nextCursor!: string | null;
}
