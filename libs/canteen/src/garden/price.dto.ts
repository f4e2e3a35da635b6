import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber, IsDay } from '@nuancan/platform';
import { IsIn, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import { PRODUCE_KINDS, type ProduceKind } from './produce-kind.js';

const MOST_FEN = 10_000_000;

/** A reference price. */
export class ProducePriceDto {
  id!: string;
  @ApiProperty({ enum: PRODUCE_KINDS })
  kind!: ProduceKind;
  crop!: string;
  /** Its first day; it holds until the next one of the crop. */
  validFrom!: string;
  /** Fen. */
  fenPerKg!: number;
  /** It holds today. */
  holds!: boolean;
  recordedAt!: Date;
}

/** Reference prices by crop, newest first. */
export class ProducePriceListDto {
  items!: ProducePriceDto[];
}

/** A price that begins tomorrow or later, or the first one of its crop. */
export class SetProducePriceDto {
  @IsIn(PRODUCE_KINDS)
  @ApiProperty({ enum: PRODUCE_KINDS })
  kind!: ProduceKind;

  /** The crop or kind of goods. */
  @IsString()
  @Length(1, 60)
  @Matches(/\S/)
  @HoldsNoIdentityNumber()
  crop!: string;

  /** First day. */
  @IsDay()
  validFrom!: string;

  /** Fen. */
  @IsInt()
  @Min(1)
  @Max(MOST_FEN)
  fenPerKg!: number;
}
