import { ApiProperty } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';
import { IsIn, IsOptional } from 'class-validator';
import { CLAIM_STATES, type ClaimState } from '../claim/claim-words.js';
import { EXPORT_FORMATS, type ExportFormat } from './export-words.js';

/** Which month, and as what. */
export class RollUpQueryDto {
  /** `YYYY-MM`. */
  @IsMonth()
  month!: string;

  @ApiProperty({ enum: EXPORT_FORMATS, required: false, default: 'json' })
  @IsOptional()
  @IsIn(EXPORT_FORMATS)
  format: ExportFormat = 'json';
}

/** Amounts of claims, fen. What is approved is paid, settled otherwise or outstanding; nothing before the approval. */
export class RollUpSumsDto {
  meals!: number;
  /** Meals and corrections. */
  claimedFen!: number;
  disallowedFen!: number;
  adjustedFen!: number;
  provinceFen!: number;
  cityFen!: number;
  districtFen!: number;
  townFen!: number;
  approvedFen!: number;
  /** By the bank, what it sent back taken off. */
  paidFen!: number;
  /** Withheld and netted. */
  settledOtherwiseFen!: number;
  outstandingFen!: number;
}

/** One facility's claim of the month. */
export class RollUpRowDto extends RollUpSumsDto {
  facilityId!: string;
  facilityName!: string;
  /** Null: no claim was begun. */
  claimId!: string | null;
  @ApiProperty({ enum: CLAIM_STATES, nullable: true })
  state!: ClaimState | null;
  version!: number;
}

/** The facilities of a town with their sum. */
export class RollUpTownDto extends RollUpSumsDto {
  townCode!: string;
  townName!: string;
  @ApiProperty({ type: [RollUpRowDto] })
  facilities!: RollUpRowDto[];
}

/** The claims of a month by town and facility. */
export class RollUpDto {
  month!: string;
  @ApiProperty({ type: [RollUpTownDto] })
  towns!: RollUpTownDto[];
  total!: RollUpSumsDto;
}
