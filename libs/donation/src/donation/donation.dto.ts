import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine, PageQueryDto } from '@nuancan/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DONOR_KINDS, NewDonorDto, type DonorKind } from '../donor/donor.dto.js';
import { ReceivedDto } from './received.dto.js';
import { ReceiptDto } from '../receipt/receipt.dto.js';
import { RefundDto } from '../refund/refund.dto.js';
import { TrancheDraftDto, TrancheDto } from '../tranche/tranche.dto.js';

const MOST_FEN = 10_000_000_000;
const MOST_GRAMS = 1_000_000_000;
const MOST_UNIT_FEN = 10_000_000;
const MOST_PARTS = 50;

export const DONATION_KINDS = ['money', 'goods'] as const;
export type DonationKind = (typeof DONATION_KINDS)[number];

/** Something given in kind to a facility. */
export class GoodsDraftDto {
  @IsUUID()
  facilityId!: string;

  /** What it is; no personal data. */
  @IsLine(100)
  description!: string;

  @IsInt()
  @Min(1)
  @Max(MOST_GRAMS)
  quantityG!: number;

  /** Reference price of a kilogram. */
  @IsInt()
  @Min(1)
  @Max(MOST_UNIT_FEN)
  unitFen!: number;
}

/** A donation, with what came in of it at once. */
export class EnterDonationDto {
  /** The client's own id: sent again with the same body, the donation is answered again. */
  @IsUUID()
  clientId!: string;

  /** The recipient, whose bank account the money comes into. */
  @IsUUID()
  organisationId!: string;

  /** Somebody who gave before; or `donor`. */
  @IsOptional()
  @IsUUID()
  donorId?: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => NewDonorDto)
  donor?: NewDonorDto;

  @IsIn(DONATION_KINDS)
  kind!: DonationKind;

  /** The day it was promised, or given. */
  @IsDay()
  pledgedOn!: string;

  /** With money: all that was promised. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_FEN)
  pledgedFen?: number;

  /** A campaign it belongs to. */
  @IsOptional()
  @IsLine(100)
  campaign?: string;

  /** With money: what came in of it; gets a receipt. */
  @IsOptional()
  @ValidateNested()
  @Type(() => ReceivedDto)
  received?: ReceivedDto;

  /** With money that came in: what it may pay for. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PARTS)
  @ValidateNested({ each: true })
  @Type(() => TrancheDraftDto)
  tranches?: TrancheDraftDto[];

  /** With goods; they get one receipt over what they are worth. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PARTS)
  @ValidateNested({ each: true })
  @Type(() => GoodsDraftDto)
  goods?: GoodsDraftDto[];
}

/** A donation in a list. */
export class DonationDto {
  id!: string;
  donorId!: string;
  donorName!: string;
  @ApiProperty({ enum: DONOR_KINDS })
  donorKind!: DonorKind;
  organisationId!: string;
  organisationName!: string;
  @ApiProperty({ enum: DONATION_KINDS })
  kind!: DonationKind;
  pledgedOn!: string;
  pledgedFen!: number;
  receivedFen!: number;
  /** In tranches, spent or not. */
  allottedFen!: number;
  refundedFen!: number;
  /** What meals have used, of the tranches that the reader sees. */
  spentFen!: number;
  campaign!: string | null;
  /** The last receipt, as year and number. */
  receiptYear!: number | null;
  receiptNo!: number | null;
  /** Refunds, and receipts to be made void, that wait for a second person. */
  waiting!: number;
  /** Meals it paid for, at so many facilities on so many days. */
  meals!: number;
  facilities!: number;
  days!: number;
}

/** Goods given, and whether the facility took them into stock. */
export class GoodsDto {
  id!: string;
  facilityId!: string;
  facilityName!: string;
  description!: string;
  quantityG!: number;
  unitFen!: number;
  valueFen!: number;
  inStock!: boolean;
  /** What the facility weighed in, and why it is less than was given; null: not in stock, or taken in before it was told. */
  takenG!: number | null;
  shortReason!: string | null;
}

/** A donation with all that belongs to it. */
export class DonationDetailDto extends DonationDto {
  receipts!: ReceiptDto[];
  tranches!: TrancheDto[];
  goods!: GoodsDto[];
  refunds!: RefundDto[];
}

/** Which donations. Names are sent in the body: addresses end up in logs. */
export class DonationSearchDto extends PageQueryDto {
  /** Part of a donor's name or of a campaign, or the number of a receipt (2026-12, 12) or of a fiscal receipt. */
  @IsOptional()
  @IsLine(100)
  text?: string;

  @IsOptional()
  @IsIn(DONATION_KINDS)
  kind?: DonationKind;

  @IsOptional()
  @IsUUID()
  donorId?: string;

  /** Only with something promised and not received, not allotted, not spent, or asked for and not decided. */
  @IsOptional()
  @IsIn(['unreceived', 'unallotted', 'unspent', 'undecided'])
  open?: 'unreceived' | 'unallotted' | 'unspent' | 'undecided';
}

/** A page, newest first. */
export class DonationListDto {
  items!: DonationDto[];
  nextCursor!: string | null;
}
