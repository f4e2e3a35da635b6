import { ApiProperty } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';
import { PageQueryDto } from '@nuancan/platform';
import { IsOptional, IsUUID } from 'class-validator';

/** Which approved claims. */
export class ClawbackQueryDto extends PageQueryDto {
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** `YYYY-MM`: the month that was claimed. */
  @IsOptional()
  @IsMonth()
  month?: string;
}

/** What came to light of an approved claim, and what became of it; all sums in fen. */
export class ClawbackRowDto {
  claimId!: string;
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  /** The payee. */
  organisationName!: string;
  month!: string;
  /** Late findings that nobody has decided. */
  @ApiProperty({ type: 'integer' })
  undecided!: number;
  undecidedFen!: number;
  /** Disallowed by others and not booked yet: the caller may book them. */
  @ApiProperty({ type: [String] })
  waitingFindings!: string[];
  /** Disallowed by the caller: somebody else books them. */
  @ApiProperty({ type: [String] })
  ownFindings!: string[];
  /** Of both, what is still to be taken back. */
  waitingFen!: number;
  /** Taken off what the claim was still to be paid. */
  withheldFen!: number;
  /** Taken off a later claim that is approved. */
  nettedFen!: number;
  /** Owed by the payee: in no approved claim yet, or below zero there. */
  owedFen!: number;
}

/** A page, the latest month first. */
export class ClawbackListDto {
  @ApiProperty({ type: [ClawbackRowDto] })
  items!: ClawbackRowDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
