import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches } from 'class-validator';
import { DONATION_KINDS, type DonationKind } from '../donation/donation.dto.js';
import { DONOR_KINDS, type DonorKind } from '../donor/donor.dto.js';

/** The token of a donor's link; in the body, so that no log holds it. */
export class OpenDonorPageDto {
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  token!: string;
}

/** Meals of one day at one place, of three people or more. */
export class DonorPageDayDto {
  date!: string;
  meals!: number;
  amountFen!: number;
}

/** Meals of a month at a place. Those of fewer than three people are told with those of other places, or of other months. */
export class DonorPageGroupDto {
  /** Null: of several places. */
  facilityName!: string | null;
  townName!: string | null;
  /** YYYY-MM; null: of several months. */
  month!: string | null;
  meals!: number;
  amountFen!: number;
  /** The days of three people or more, unless the rest of the month would be of fewer. */
  days!: DonorPageDayDto[];
}

export class DonorPageReceiptDto {
  year!: number;
  no!: number;
  receivedOn!: string;
  amountFen!: number;
  fiscalReceiptNo!: string | null;
}

export class DonorPageGoodsDto {
  description!: string;
  quantityG!: number;
  valueFen!: number;
  facilityName!: string;
  inStock!: boolean;
  /** What came into stock of it, and why that is less than was given. */
  takenG!: number | null;
  shortReason!: string | null;
}

export class DonorPageDonationDto {
  @ApiProperty({ enum: DONATION_KINDS })
  kind!: DonationKind;
  organisationName!: string;
  pledgedOn!: string;
  pledgedFen!: number;
  receivedFen!: number;
  spentFen!: number;
  refundedFen!: number;
  campaign!: string | null;
  receipts!: DonorPageReceiptDto[];
  goods!: DonorPageGoodsDto[];
}

/** What became of all that a donor gave: meals, facilities, days and fen, and nobody who ate. */
export class DonorPageDto {
  @ApiProperty({ enum: DONOR_KINDS })
  donorKind!: DonorKind;
  donorName!: string;
  /** Money that came in; goods are told apart. */
  receivedFen!: number;
  goodsFen!: number;
  spentFen!: number;
  refundedFen!: number;
  /** Null while fewer than three people ate of it; so are places and days, and there are no groups. */
  meals!: number | null;
  facilities!: number | null;
  days!: number | null;
  groups!: DonorPageGroupDto[];
  donations!: DonorPageDonationDto[];
  /** When this was read. */
  asOf!: string;
}
