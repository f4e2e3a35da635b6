import { ApiProperty } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

const MOST_FEN = 10_000_000_000;

/** Names a month. */
export class MonthPathDto {
  /** `YYYY-MM`. */
  @IsMonth()
  month!: string;
}

/** Whose month. */
export class MonthQueryDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** Who bears what the month left unfunded; the three add up to it. */
export class AttributeUnfundedDto {
  @IsUUID()
  facilityId!: string;

  /** 运营补助, fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  operatingGrantFen!: number;

  /** 村集体, fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  villageCollectiveFen!: number;

  /** 运营主体, fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  operatorFen!: number;
}

/** Who bears the unfunded, fen. */
export class AttributionDto {
  operatingGrantFen!: number;
  villageCollectiveFen!: number;
  operatorFen!: number;
}

/** Money or value of one kind, fen. */
export class SheetLineDto {
  /** Kind of account of the ledger. */
  kind!: string;
  zh!: string;
  en!: string;
  /** province, city, district, town, operating_grant, village_collective, garden or volunteer; null where it has none. */
  funder!: string | null;
  /** The town that funds; null but for the funder town. */
  townCode!: string | null;
  amountFen!: number;
}

/** Lines of the cost card as a sheet compares them. */
export const COST_LINES = ['ingredients', 'labour', 'energy', 'other'] as const;

/** What the cost cards say, and what it took, fen. */
export class VarianceDto {
  /** ingredients, labour, energy or other (packaging and delivery). */
  @ApiProperty({ enum: COST_LINES })
  line!: (typeof COST_LINES)[number];
  /** Σ of the cost cards over the settled meals. */
  standardFen!: number;
  /** Paid in money. */
  cashFen!: number;
  /** Given in kind and used in meals. */
  inKindFen!: number;
  /** Above zero: it took more than the cards say. */
  varianceFen!: number;
}

/** One day of a month that has records. */
export class MonthDayDto {
  businessDate!: string;
  /** Standing meals, late ones included. */
  meals!: number;
  /** How it was closed: operator, override, automatic; null: it is open. */
  closedBy!: string | null;
  /** Settled by its rounds; 0 while open. */
  unfundedFen!: number;
  /** Counted less expected, fen, counts again included; null when nobody counted. */
  cashOverFen!: number | null;
  /** Corrections booked on it. */
  corrections!: number;
}

/** The days of a facility's month, earliest first. */
export class MonthDaysDto {
  items!: MonthDayDto[];
}

/** A facility's income and expenditure of a month by source. */
export class FacilitySheetDto {
  facilityId!: string;
  facilityName!: string;
  month!: string;
  /** Meals settled in it, corrections taken off. */
  meals!: number;
  income!: SheetLineDto[];
  expenditure!: SheetLineDto[];
  /** Income less expenditure, fen. */
  resultFen!: number;
  /** The book in kind, apart from money. */
  inKind!: SheetLineDto[];
  unfundedFen!: number;
  /** Null: nobody was named yet. */
  attribution!: AttributionDto | null;
  variances!: VarianceDto[];
  /** Portions that came back or were thrown away, at cost, fen. */
  wastageFen!: number;
}
