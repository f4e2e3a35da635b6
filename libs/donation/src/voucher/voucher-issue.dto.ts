import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsDay, IsLine, PageQueryDto } from '@nuancan/platform';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { EARMARKS, TrancheDraftDto, type Earmark } from '../tranche/tranche.dto.js';

const MOST_VOUCHERS = 1000;
const MOST_CAP_FEN = 10_000;

/** How an issue stands: its vouchers pay; they no longer do; and what was not used is free again. */
export const ISSUE_STATES = ['open', 'expired', 'ended'] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

/** How a voucher stands. */
export const VOUCHER_STATES = ['open', 'used', 'expired', 'ended'] as const;
export type VoucherState = (typeof VOUCHER_STATES)[number];

/** Meal vouchers (餐券) out of what came in of a donation and is not allotted. */
export class IssueVouchersDto extends OmitType(TrancheDraftDto, ['amountFen'] as const) {
  /** The client's own id: sent again with the same body, the issue is answered again. */
  @IsUUID()
  clientId!: string;

  /** How many in all; for named elders a multiple of their number. */
  @IsInt()
  @Min(1)
  @Max(MOST_VOUCHERS)
  vouchers!: number;

  /** What one pays of a meal at most, fen. */
  @IsInt()
  @Min(1)
  @Max(MOST_CAP_FEN)
  capFen!: number;

  /** Last day on which they pay, `YYYY-MM-DD`; within three years. */
  @IsDay()
  expiresOn!: string;

  /** Whom they are for, each as many; without it for whoever brings one. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_VOUCHERS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  residentIds?: string[];
}

/** The end of an issue: expired and wound up, or withdrawn. */
export class EndIssueDto {
  /** Why; no personal data. */
  @IsLine(200)
  reason!: string;
}

/** Which issues. */
export class VoucherIssueQueryDto extends PageQueryDto {
  /** Only those of one donation. */
  @IsOptional()
  @IsUUID()
  donationId?: string;
}

/** An issue of vouchers and what became of it. */
export class VoucherIssueDto {
  /** Also the id of the tranche that stands behind it. */
  id!: string;
  donationId!: string;
  organisationId!: string;
  organisationName!: string;
  /** Null for a town that the donation itself does not concern. */
  donorName!: string | null;
  /** How many were printed. */
  vouchers!: number;
  capFen!: number;
  issuedOn!: string;
  expiresOn!: string;
  @ApiProperty({ enum: EARMARKS })
  earmark!: Earmark;
  forTown!: string | null;
  forFacility!: string | null;
  forCategory!: string | null;
  /** For elders by name. */
  named!: boolean;
  @ApiProperty({ enum: ISSUE_STATES })
  state!: IssueState;
  /** Vouchers that paid for a meal that stands. */
  redeemed!: number;
  /** What they paid. */
  spentFen!: number;
  /** What still stands behind those not used; 0 once the issue has ended. */
  reservedFen!: number;
  endReason!: string | null;
}

/** A page of issues, newest first. */
export class VoucherIssueListDto {
  items!: VoucherIssueDto[];
  nextCursor!: string | null;
}

/** One voucher. Of its meal: place and day, and not who ate. */
export class VoucherDto {
  id!: string;
  no!: number;
  /** As printed; null for whoever does not print them. */
  code!: string | null;
  /** Whom it is for, masked; null: whoever brings it. */
  residentName!: string | null;
  @ApiProperty({ enum: VOUCHER_STATES })
  state!: VoucherState;
  usedOn!: string | null;
  facilityName!: string | null;
  /** What it paid; 0 when it is not used. */
  amountFen!: number;
}

/** Why a voucher that was shown paid nothing: used before; too late; at another place; by another elder; nothing was due. */
export const REFUSAL_OUTCOMES = ['used', 'expired', 'elsewhere', 'not_theirs', 'not_needed'] as const;
export type RefusalOutcome = (typeof REFUSAL_OUTCOMES)[number];

/** A voucher that was shown and paid nothing; its meal is owed. */
export class VoucherRefusalDto {
  no!: number;
  shownOn!: string;
  facilityName!: string;
  @ApiProperty({ enum: REFUSAL_OUTCOMES })
  outcome!: RefusalOutcome;
}

/** An issue with its vouchers by number, and those that were shown in vain, newest first. */
export class VoucherIssueDetailDto extends VoucherIssueDto {
  items!: VoucherDto[];
  refusals!: VoucherRefusalDto[];
}
