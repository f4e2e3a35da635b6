import { ApiProperty } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';
import { IsDay, IsLine, PageQueryDto } from '@nuancan/platform';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, Min, NotEquals } from 'class-validator';
import { LEG_FUNDERS, type LegFunder } from '../claim/claim-words.js';

const MOST_FEN = 10_000_000_000;
/** A name: the generator of OpenAPI drops a property whose limit has a sign. */
const LEAST_FEN = -10_000_000_000;

/** How a payment came about. */
export const PAYMENT_KINDS = ['bank', 'bounced', 'withheld', 'netted'] as const;
export type PaymentKind = (typeof PAYMENT_KINDS)[number];

/** Filters of payment legs. */
export class LegQueryDto extends PageQueryDto {
  /** `true`: only what is not settled. */
  @ApiProperty({ enum: ['true', 'false'], required: false, default: 'false' })
  @IsOptional()
  @IsIn(['true', 'false'])
  open: 'true' | 'false' = 'false';

  @IsOptional()
  @IsMonth()
  month?: string;

  @ApiProperty({ enum: LEG_FUNDERS, required: false })
  @IsOptional()
  @IsIn(LEG_FUNDERS)
  funder?: LegFunder;

  @IsOptional()
  @IsString()
  @Matches(/^[0-9]{9}$/)
  townCode?: string;
}

/** What one funder pays of an approved claim; below zero: the payee owes it back. */
export class LegDto {
  legId!: string;
  code!: string;
  claimId!: string;
  month!: string;
  facilityId!: string;
  /** Null: a facility of another town. */
  facilityName!: string | null;
  townCode!: string;
  /** The payee. */
  organisationName!: string;
  @ApiProperty({ enum: LEG_FUNDERS })
  funder!: LegFunder;
  fundingTown!: string | null;
  amountFen!: number;
  settledFen!: number;
  /** Of that what the bank paid; the rest was withheld or netted. Settled beyond the amount: the payee owes the surplus back. */
  paidFen!: number;
  approvedOn!: string;
  /** Who approved the claim: somebody else records its payments. */
  approvedBy!: string;
  /** Since the approval. */
  daysWaiting!: number;
  /** The account its order names; null: none was on record when it was issued. */
  payeeAccountName!: string | null;
  payeeBankName!: string | null;
  /** The last four digits; in the history of one leg whole for the district's officials, who write the order. */
  payeeAccountNumber!: string | null;
}

/** One page of legs, the longest waiting first. */
export class LegListDto {
  @ApiProperty({ type: [LegDto] })
  items!: LegDto[];
  nextCursor!: string | null;
}

/** What the bank paid of a leg. */
export class PayLegDto {
  /** The client's own UUID: the same payment sent twice is booked once. */
  @IsUUID()
  clientId!: string;

  /** Fen; below zero when the payee pays back a debt or a surplus, never a payment. A part of what is left, or all. */
  @IsInt()
  @NotEquals(0)
  @Min(LEAST_FEN)
  @Max(MOST_FEN)
  amountFen!: number;

  /** The bank's own number. */
  @IsLine(64)
  reference!: string;

  @IsDay()
  paidOn!: string;

  /**
   * The bank paid what the order said although less was left, since something was withheld meanwhile: the payee owes the surplus
   * back. Without it more than is left is refused.
   */
  @IsOptional()
  @IsBoolean()
  beyondLeft?: boolean;
}

/** The bank sent a payment back. */
export class BouncePaymentDto {
  @IsDay()
  bouncedOn!: string;

  @IsLine(500)
  reason!: string;
}

/** One payment of a leg. */
export class LegPaymentDto {
  paymentId!: string;
  @ApiProperty({ enum: PAYMENT_KINDS })
  kind!: PaymentKind;
  amountFen!: number;
  reference!: string | null;
  paidOn!: string;
  reason!: string | null;
  /** The payment that was sent back. */
  bounces!: string | null;
  correctionId!: string | null;
  /** The leg it was netted with. */
  nettedWith!: string | null;
  accountId!: string;
  accountName!: string | null;
  recordedAt!: Date;
}

/** One order to pay, the account as it was then. */
export class LegOrderDto {
  no!: number;
  issuedOn!: string;
  issuedBy!: string;
  accountName!: string;
  bankName!: string;
  accountNumber!: string;
  /** The payee has another account in force since. */
  outdated!: boolean;
}

/** A leg with its payments and orders. */
export class LegHistoryDto extends LegDto {
  @ApiProperty({ type: [LegPaymentDto] })
  payments!: LegPaymentDto[];
  @ApiProperty({ type: [LegOrderDto] })
  orders!: LegOrderDto[];
}

/** What waits to be paid, by funder and age since the approval, fen. */
export class ArrearsRowDto {
  townCode!: string;
  organisationId!: string;
  organisationName!: string;
  @ApiProperty({ enum: LEG_FUNDERS })
  funder!: LegFunder;
  fundingTown!: string | null;
  legs!: number;
  /** Waiting 0–30 days. */
  to30Fen!: number;
  to60Fen!: number;
  to90Fen!: number;
  over90Fen!: number;
  /** What the payee owes back, below zero. */
  owedBackFen!: number;
  /** Of the leg that waits longest. */
  longestDays!: number;
}

/** Arrears by town, payee and funder. */
export class ArrearsDto {
  asOf!: string;
  @ApiProperty({ type: [ArrearsRowDto] })
  items!: ArrearsRowDto[];
}
