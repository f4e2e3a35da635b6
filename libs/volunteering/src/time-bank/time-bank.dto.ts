import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine } from '@nuancan/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import {
  BENEFICIARIES,
  PURPOSES,
  SERVICES,
  TIME_KINDS,
  type Beneficiary,
  type Purpose,
  type Service,
  type TimeKind,
} from '../volunteering-words.js';

const MOST_MINUTES = 100_000;
const MOST_MOVEMENTS = 1_000_000;

/** Spending time on a service, for oneself or a named elder. */
export class RedeemTimeDto {
  /** The client's own id: sent again with the same body, the redemption is answered again. */
  @IsUUID()
  clientId!: string;

  @IsInt()
  @Min(1)
  @Max(MOST_MINUTES)
  minutes!: number;

  @ApiProperty({ enum: SERVICES })
  @IsIn(SERVICES)
  service!: Service;

  /** Who received it. */
  @ApiProperty({ enum: BENEFICIARIES })
  @IsIn(BENEFICIARIES)
  beneficiary!: Beneficiary;

  /** The elder it was given to. */
  @IsOptional()
  @IsUUID()
  residentId?: string;

  /** The day of the service. */
  @IsDay()
  servedOn!: string;
}

/** Taking a redemption back. */
export class ReturnTimeDto {
  /** Why. No personal data. */
  @IsLine(200)
  reason!: string;
}

/** A movement of the time bank. */
export class TimeMovementDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  seq!: number;
  @ApiProperty({ enum: TIME_KINDS })
  kind!: TimeKind;
  /** Earned above zero, spent below. */
  @ApiProperty({ type: 'integer' })
  minutes!: number;
  @ApiProperty({ type: 'integer' })
  balanceAfter!: number;
  /** The day helped or served. */
  happenedOn!: string;
  /** Where and at what somebody helped; null of a redemption. */
  facilityName!: string | null;
  @ApiProperty({ enum: PURPOSES, nullable: true })
  purpose!: Purpose | null;
  @ApiProperty({ enum: SERVICES, nullable: true })
  service!: Service | null;
  @ApiProperty({ enum: BENEFICIARIES, nullable: true })
  beneficiary!: Beneficiary | null;
  /** Masked; null: not given to an elder, or not one of the reader's town. */
  residentName!: string | null;
  reason!: string | null;
  /** Whether a redemption was taken back. */
  returned!: boolean;
  recordedAt!: Date;
}

/** What the time bank holds of a volunteer, the latest movements first. */
export class TimeAccountDto {
  @ApiProperty({ type: 'integer' })
  balanceMinutes!: number;
  items!: TimeMovementDto[];
}

/** Which statement. */
export class TimeStatementQueryDto {
  @ApiProperty({ enum: ['json', 'xlsx'] })
  @IsIn(['json', 'xlsx'])
  format!: 'json' | 'xlsx';

  /** Up to this movement, so that a statement can be made again to the same hash; all of them when absent. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MOST_MOVEMENTS)
  through?: number;
}

/** A line of a statement. */
export class TimeStatementLineDto {
  @ApiProperty({ type: 'integer' })
  seq!: number;
  @ApiProperty({ enum: TIME_KINDS })
  kind!: TimeKind;
  @ApiProperty({ type: 'integer' })
  minutes!: number;
  @ApiProperty({ type: 'integer' })
  balanceAfter!: number;
  happenedOn!: string;
  /** Where somebody helped. */
  facilityName!: string | null;
  @ApiProperty({ enum: PURPOSES, nullable: true })
  purpose!: Purpose | null;
  @ApiProperty({ enum: SERVICES, nullable: true })
  service!: Service | null;
  @ApiProperty({ enum: BENEFICIARIES, nullable: true })
  beneficiary!: Beneficiary | null;
}

/** What a volunteer takes along (可携带的服务记录). */
export class TimeStatementContentDto {
  /** `nuancan time statement 1` */
  form!: string;
  districtCode!: string;
  townCode!: string;
  @ApiProperty({ type: 'integer' })
  registerNo!: number;
  name!: string;
  /** Movements in it. */
  @ApiProperty({ type: 'integer' })
  through!: number;
  @ApiProperty({ type: 'integer' })
  earnedMinutes!: number;
  @ApiProperty({ type: 'integer' })
  spentMinutes!: number;
  @ApiProperty({ type: 'integer' })
  balanceMinutes!: number;
  lines!: TimeStatementLineDto[];
}

/** A statement and what proves it: whoever makes the same of the same content gets the same hash. */
export class TimeStatementDto {
  statement!: TimeStatementContentDto;
  /** SHA-256 (hex) of `statement` without `name` and, of its lines, `facilityName` and `purpose`: as JSON, keys in order, nothing between the tokens. */
  sha256!: string;
}
