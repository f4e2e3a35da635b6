import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { HoldsNoIdentityNumber, PageQueryDto } from '@nuancan/platform';
import {
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  Validate,
  ValidateIf,
} from 'class-validator';
import { MEAL_SLOTS, type MealSlot } from '@nuancan/five-ones';
import { DrawerCountDto } from '../drawer-count/drawer-count.dto.js';
import { CashCountRule } from './cash-count.rule.js';
import { SOURCE_KINDS, type SourceKind } from '../day-source/source-kind.js';

const MOST_UNSENT = 100_000;

/** Whose day. */
export class DayQueryDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** Closing a day. */
export class CloseDayDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Pieces of each note and coin in the drawer by its value in fen, e.g. `{ "10000": 3, "100": 12 }`; `{}`: none. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'integer', minimum: 0 } })
  @IsOptional()
  @Validate(CashCountRule)
  cashCount?: Record<string, number>;

  /** Why a town or district official closes although something is missing, or nobody counted. */
  @IsOptional()
  @IsString()
  @Length(2, 200)
  @HoldsNoIdentityNumber()
  overrideReason?: string;

  /** That today is closed although it still has something to serve; without it the close is refused. */
  @IsOptional()
  @IsBoolean()
  beforeServingEnds?: boolean;

  /** That somebody has looked at the tills that fell silent, and they hold nothing; without it the close is refused. */
  @IsOptional()
  @IsBoolean()
  despiteSilentTills?: boolean;
}

/** What a till says of its own queue. */
export class TillReportDto {
  /** The device's own id. */
  @IsUUID()
  deviceId!: string;

  /** Records that wait on it: meals, voids, and entries of the pages beside the counter. */
  @IsInt()
  @Min(0)
  @Max(MOST_UNSENT)
  unsent!: number;

  /** Whether its page is in somebody's sight: then more may be entered at any time, also without a network. */
  @IsOptional()
  @IsBoolean()
  inUse?: boolean;

  /** Business date of the oldest of them; null when there is none. */
  @ValidateIf((report: TillReportDto) => report.unsent > 0 || report.oldestDate !== null)
  @IsString()
  @Length(10, 10)
  oldestDate!: string | null;
}

/** Who carried a day's meals, fen; public sales included. */
export class DayOnesDto {
  meals!: number;
  costFen!: number;
  elderPaidFen!: number;
  governmentFen!: number;
  donationFen!: number;
  gardenFen!: number;
  volunteerFen!: number;
  unfundedFen!: number;
  surplusFen!: number;
}

/** What came in by one method of payment. */
export class MethodSumDto {
  /** wallet, cash, wechat, alipay, ecny or free. */
  method!: string;
  meals!: number;
  amountFen!: number;
}

const MISSING_CODES = ['UNSENT_TILL', 'HOURS_UNCONFIRMED', 'ATTENDANCE_OPEN'] as const;

/** Something to be done before a day is closed. */
export class MissingDto {
  /** UNSENT_TILL, HOURS_UNCONFIRMED or ATTENDANCE_OPEN. */
  @ApiProperty({ enum: MISSING_CODES })
  code!: (typeof MISSING_CODES)[number];
  /** How many records or entries. */
  count!: number;
  zh!: string;
  en!: string;
}

/** One entry of a day: in kind, or paid for. */
export class DaySourceDto {
  id!: string;
  @ApiProperty({ enum: SOURCE_KINDS })
  kind!: SourceKind;
  description!: string;
  /** Grams of produce and goods, minutes of hours, portions of wastage; null of an expense. */
  quantity!: number | null;
  /** Reference price of a kilogram or rate of an hour, cost of a portion, fen; null of an expense. */
  unitFen!: number | null;
  /** What it is worth or cost, fen. */
  valueFen!: number;
  /** drawer, bank or credit; null in kind. */
  paidFrom!: string | null;
  supplier!: string | null;
  invoiceNo!: string | null;
  recordedAt!: Date;
  /** Null: it stands. */
  withdrawnBecause!: string | null;
  /** Whether hours were confirmed; null for anything else. */
  confirmed!: boolean | null;
}

/** The close of a day (round 1) or a settlement of meals that came after it. */
export class DayCloseDto {
  round!: number;
  /** operator, override (by an official, with a reason), automatic (after three days), supplementary. */
  mode!: string;
  reason!: string | null;
  /** Meals settled in this round. */
  meals!: number;
  closedAt!: Date;
  /** First day of the month it is booked into. */
  bookedMonth!: string;
  /** What should have lain in the drawer just before, with this round's cash. */
  cashExpectedFen!: number;
  /** Null: nobody counted. */
  cashCountedFen!: number | null;
  /** In-kind value that found no meal, fen. */
  gardenUnallocatedFen!: number;
  volunteerUnallocatedFen!: number;
  /** Place in the facility's hash chain, and its hash. */
  chainNo!: number;
  hash!: string;
}

/** Which meals of a day. */
export class DayMealsQueryDto extends PageQueryDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** A settled meal with its corrections, fen. */
export class DayMealDto {
  mealId!: string;
  slot!: string;
  servedAt!: Date;
  /** Masked; null: a public sale. */
  residentName!: string | null;
  paymentMethod!: string;
  policyCode!: string | null;
  policyVersion!: number | null;
  tierCode!: string | null;
  costFen!: number;
  elderPaidFen!: number;
  governmentFen!: number;
  donationFen!: number;
  gardenFen!: number;
  volunteerFen!: number;
  unfundedFen!: number;
  surplusFen!: number;
  corrections!: number;
}

/** A page of a day's settled meals, in the order of serving. */
export class DayMealsDto {
  items!: DayMealDto[];
  nextCursor!: string | null;
}

/** What should lie in the drawer, by where it came from and went, fen. */
export class DrawerDto {
  /** What lay there before: of earlier days, and of other days that are still open. */
  carriedOverFen!: number;
  /** Of the day's cash meals. */
  cashMealsFen!: number;
  /** Paid into wallets in cash. */
  topUpsFen!: number;
  /** Given back in cash: out of wallets, and for corrected meals. */
  refundsFen!: number;
  /** Expenses paid from the drawer. */
  paidOutFen!: number;
  /** Taken to the bank. */
  depositsFen!: number;
}

/** A slot that is still to be served. */
export class SlotLeftDto {
  @ApiProperty({ enum: MEAL_SLOTS })
  slot!: MealSlot;
  /** `HH:MM` */
  closesAt!: string;
}

/** A till that was in use when it was last heard of, and fell silent. */
export class SilentTillDto {
  lastHeardAt!: Date;
}

/** How a facility's day stands. */
export class DayStateDto {
  facilityId!: string;
  facilityName!: string;
  businessDate!: string;
  /** What should lie in the drawer now, whatever day it came from; of a closed day when it was closed. Fen. */
  cashExpectedFen!: number;
  /** The same in its parts. */
  drawer!: DrawerDto;
  /** With the till's estimates. */
  estimated!: DayOnesDto;
  /** As settled; null while the day is open. */
  settled!: DayOnesDto | null;
  byMethod!: MethodSumDto[];
  sources!: DaySourceDto[];
  /** What stands in the way of the close; empty once it is closed. */
  missing!: MissingDto[];
  /** What today still has to serve by the opening times; empty once it is closed. */
  stillServing!: SlotLeftDto[];
  /** Tills that may hold records nobody knows of; empty once it is closed. */
  silentTills!: SilentTillDto[];
  /** Empty while the day is open. */
  closes!: DayCloseDto[];
  /** Counts of the drawer after a wrong one: booked on this day, or on a later one right after this day’s close. */
  recounts!: DrawerCountDto[];
}
