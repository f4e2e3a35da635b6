import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';

/** What the day's meals can be grouped by. */
export const GROUPINGS = ['town', 'facility', 'slot'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Which day, grouped how. */
export class FiveOnesQueryDto {
  /** Day in Asia/Shanghai; today when absent. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  businessDate?: string;

  /** One row per town, facility or slot. */
  @IsOptional()
  @IsIn(GROUPINGS)
  groupBy: Grouping = 'town';

  /** Only this town's facilities. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;
}

/** Who carried a number of meals; voided meals do not count. Amounts in fen. */
export class OnesDto {
  /** Meals, public sales included. */
  meals!: number;
  /** Meals government subsidised. */
  subsidised!: number;
  /** Anonymous sales. */
  publicSales!: number;
  /** Agreed prices. */
  priceFen!: number;
  /** Full economic cost; with `surplusFen` the sum of the five and `unfundedFen`. */
  costFen!: number;
  /** Elder pays. */
  elderPaidFen!: number;
  /** Government subsidises. */
  governmentFen!: number;
  /** Society donates. */
  donationFen!: number;
  /** The garden supplies. */
  gardenFen!: number;
  /** Volunteers help. */
  volunteerFen!: number;
  /** Nobody yet. */
  unfundedFen!: number;
  /** Paid beyond the cost. */
  surplusFen!: number;
  /** Owed by elders and not paid; inside `unfundedFen`. */
  elderShortFen!: number;
}

/** The five ones of one town, facility or slot. */
export class OnesGroupDto extends OnesDto {
  /** Town code, facility id or slot. */
  code!: string;
  /** Its name. */
  name!: string;
}

/** The five ones of one day, as far as this account sees. */
export class FiveOnesDayDto {
  /** The day. */
  businessDate!: string;
  /** When it was computed. */
  asOf!: string;
  /** Grouped by. */
  @ApiProperty({ enum: GROUPINGS })
  groupBy!: Grouping;
  /** All groups together. */
  total!: OnesDto;
  /** Ordered by code. */
  groups!: OnesGroupDto[];
}
