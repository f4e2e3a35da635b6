import { IsOptional, IsUUID, Matches } from 'class-validator';
import { PageQueryDto } from '@nuancan/platform';

/** Which day's summaries. */
export class DaySummaryQueryDto extends PageQueryDto {
  /** Day in Asia/Shanghai; yesterday when absent. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  businessDate?: string;

  /** Only this town's facilities. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  /** Only this facility. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** One facility's day, without the voided meals. Amounts in fen. */
export class DaySummaryDto {
  /** Facility. */
  facilityId!: string;
  /** Its code. */
  facilityCode!: string;
  /** Its name. */
  facilityName!: string;
  /** Its town. */
  townCode!: string;
  /** When the summary was last made; it is made again for late meals and voids. */
  computedAt!: string;
  /** Meals, public sales included. */
  meals!: number;
  /** Meals government subsidised. */
  subsidised!: number;
  /** Anonymous sales. */
  publicSales!: number;
  /** Meals voided, in no other figure. */
  voided!: number;
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

/** One page of a day's summaries. */
export class DaySummaryListDto {
  /** The day. */
  businessDate!: string;
  /** By facility code. */
  items!: DaySummaryDto[];
  /** Null on the last page. */
  nextCursor!: string | null;
}
