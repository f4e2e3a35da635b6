import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber, IsLine } from '@nuancan/platform';
import {
  IsBase64,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { MOVEMENT_KINDS, type MovementKind } from './lot-entry.js';
import { PRODUCE_KINDS, type ProduceKind } from './produce-kind.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_GRAMS = 1_000_000_000;
const MOST_PHOTO_CHARACTERS = 400_000;

/** What was weighed: a harvest, or goods that were given. */
export class WeighLotDto {
  /** The client's own id: sent again with the same body, the lot is answered again. */
  @IsUUID()
  clientId!: string;

  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Grown in the garden, or donated goods. */
  @IsIn(PRODUCE_KINDS)
  @ApiProperty({ enum: PRODUCE_KINDS })
  kind!: ProduceKind;

  /** The crop or kind of goods, as the list of reference prices names it; of donated goods what was given. No personal data. */
  @IsString()
  @Length(1, 100)
  @Matches(/\S/)
  @HoldsNoIdentityNumber()
  crop!: string;

  /** Grams; of donated goods at most what was given. */
  @IsInt()
  @Min(1)
  @Max(MOST_GRAMS)
  grams!: number;

  /** Day of the harvest, of goods the day they came; at most a year ago. */
  @Matches(DATE)
  harvestedOn!: string;

  /** The plot it grew on. */
  @IsOptional()
  @IsUUID()
  plotId?: string;

  /** The donated goods it came from (`goodsId` of donated-goods), taken in once. */
  @IsOptional()
  @IsUUID()
  donationId?: string;

  /** Of donated goods that came at less than was given: why. The donor reads it; no personal data. */
  @IsOptional()
  @IsLine(200)
  @HoldsNoIdentityNumber()
  shortReason?: string;

  /** A JPEG or PNG of at most 300 kB in base64, for clients that keep entries until there is a network; larger ones by PUT. */
  @IsOptional()
  @IsBase64()
  @MaxLength(MOST_PHOTO_CHARACTERS)
  photo?: string;
}

/** Issuing from a lot to the kitchen of its facility. */
export class IssueLotDto {
  /** The client's own id: sent again with the same body, the issue is answered again. */
  @IsUUID()
  clientId!: string;

  /** The day it is cooked, not closed yet. */
  @Matches(DATE)
  businessDate!: string;

  /** Grams, at most what is left. */
  @IsInt()
  @Min(1)
  @Max(MOST_GRAMS)
  grams!: number;
}

/** What became unusable. */
export class SpoilLotDto {
  /** The client's own id. */
  @IsUUID()
  clientId!: string;

  /** Grams, at most what is left. */
  @IsInt()
  @Min(1)
  @Max(MOST_GRAMS)
  grams!: number;

  /** Why: rotten, eaten by mice, and so on. */
  @IsString()
  @Length(2, 200)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** A stocktake of a lot. */
export class CountLotDto {
  /** The client's own id. */
  @IsUUID()
  clientId!: string;

  /** Grams that lie there. */
  @IsInt()
  @Min(0)
  @Max(MOST_GRAMS)
  countedGrams!: number;

  /** Why it differs. */
  @IsString()
  @Length(2, 200)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** Sending from a lot to another facility of the organisation or village. */
export class SendLotDto {
  /** The client's own id. */
  @IsUUID()
  clientId!: string;

  /** Where to. */
  @IsUUID()
  toFacilityId!: string;

  /** Grams, at most what is left. */
  @IsInt()
  @Min(1)
  @Max(MOST_GRAMS)
  grams!: number;
}

/** The id of what was stored. */
export class GardenEntryDto {
  id!: string;
}

/** A movement of a lot. */
export class LotMovementDto {
  id!: string;
  @ApiProperty({ enum: MOVEMENT_KINDS })
  kind!: MovementKind;
  /** Below zero: out of the lot. */
  grams!: number;
  /** Value in the books, fen. */
  valueFen!: number;
  gramsAfter!: number;
  businessDate!: string;
  reason!: string | null;
  /** The entry of the day that an issue made. */
  sourceId!: string | null;
  recordedAt!: Date;
}

/** A lot. */
export class LotDto {
  id!: string;
  facilityId!: string;
  @ApiProperty({ enum: PRODUCE_KINDS })
  kind!: ProduceKind;
  crop!: string;
  /** What was weighed, grams. */
  grams!: number;
  /** What is left, grams. */
  gramsLeft!: number;
  /** Value in the books of what is left, fen. */
  valueFen!: number;
  /** Reference price of a kilogram on the day it came, fen; null: none held. */
  unitFen!: number | null;
  /** Reference price of a kilogram today, fen; null: none holds, nothing can be issued. */
  priceTodayFen!: number | null;
  harvestedOn!: string;
  plotId!: string | null;
  plotName!: string | null;
  donationId!: string | null;
  /** Harvested and issued at once by an entry of the day. */
  atOnce!: boolean;
  /** It came from another facility. */
  fromElsewhere!: boolean;
  hasPhoto!: boolean;
}

/** A lot with all that moved it. */
export class LotStoryDto extends LotDto {
  movements!: LotMovementDto[];
}
