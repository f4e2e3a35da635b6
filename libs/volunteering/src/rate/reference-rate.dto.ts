import { ApiProperty } from '@nestjs/swagger';
import { IsDay } from '@nuancan/platform';
import { IsInt, Max, Min } from 'class-validator';

const MOST_FEN = 100_000;

/** What an hour is worth from a day on. */
export class SetReferenceRateDto {
  /** First day: tomorrow or later; only a district's first rate may begin earlier. */
  @IsDay()
  validFrom!: string;

  @IsInt()
  @Min(1)
  @Max(MOST_FEN)
  fenPerHour!: number;
}

/** A rate and how long it holds. */
export class ReferenceRateDto {
  id!: string;
  validFrom!: string;
  /** Last day; null: until further notice. */
  validTo!: string | null;
  @ApiProperty({ type: 'integer' })
  fenPerHour!: number;
  recordedAt!: Date;
}

/** The rates of a district, latest first; what was replaced before it began is left out. */
export class ReferenceRateListDto {
  items!: ReferenceRateDto[];
  /** What an hour is worth today; null: not set. */
  @ApiProperty({ type: 'integer', nullable: true })
  todayFenPerHour!: number | null;
}
