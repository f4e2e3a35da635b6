import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '@nuancan/platform';
import { IsOptional } from 'class-validator';

/** What is known of it. */
export class ReportNoShowDto {
  /** No personal data. */
  @IsOptional()
  @IsLine(200)
  note?: string;
}

/** Why it was none. */
export class WithdrawNoShowDto {
  /** No personal data. */
  @IsLine(200)
  reason!: string;
}

/** Somebody who signed up and was not there. */
export class NoShowDto {
  signUpId!: string;
  volunteerId!: string;
  @ApiProperty({ type: 'integer' })
  registerNo!: number;
  name!: string | null;
  businessDate!: string;
  facilityId!: string;
  reportedAt!: Date;
  note!: string | null;
  /** Came after all: late. */
  cameAt!: Date | null;
  /** Why it was none; null: it stands. */
  withdrawnBecause!: string | null;
  /** The sign-up of who stands in. */
  replacedBy!: string | null;
}

/** Those of some days, by day. */
export class NoShowListDto {
  items!: NoShowDto[];
}
