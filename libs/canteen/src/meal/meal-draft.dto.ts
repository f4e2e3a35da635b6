import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IDENTIFIED_BY, MODES, PAYMENT_METHODS, SLOTS } from './meal-words.js';
import type { IdentifiedBy, Mode, PaymentMethod, Slot } from './meal-words.js';

/** No single amount of a meal is beyond ¥100,000. */
const MOST_FEN = 10_000_000;

/** One line of what was taken: a set of the menu or an à la carte dish. */
export class MealItemDto {
  /** The menu line; null for an amount typed in. */
  @ValidateIf((item: MealItemDto) => item.menuItemId !== null)
  @IsUUID()
  menuItemId!: string | null;

  /** As shown on the till. */
  @IsString()
  @Length(1, 60)
  name!: string;

  /** Price of one, in fen. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  priceFen!: number;

  /** How many. */
  @IsInt()
  @Min(1)
  @Max(99)
  quantity!: number;
}

/** What the till showed the elder before the money changed hands. */
export class DisplayedSplitDto {
  /** Fen the elder was asked for. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  elderDueFen!: number;

  /** Fen the till said government carries. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  governmentFen!: number;

  /** Policy the till used; null when none applied. */
  @ValidateIf((split: DisplayedSplitDto) => split.policyCode !== null)
  @IsString()
  @Length(1, 64)
  policyCode!: string | null;

  /** Its version. */
  @ValidateIf((split: DisplayedSplitDto) => split.policyVersion !== null)
  @IsInt()
  @Min(1)
  policyVersion!: number | null;
}

/** One meal as it happened at the counter: facts, not entitlements (the server judges those). */
export class MealDraftDto {
  /** UUIDv7 made by the till: the same id and body is recorded once, ever. */
  @IsUUID(7)
  clientId!: string;

  /** Who ate; null for an anonymous public sale. */
  @ValidateIf((draft: MealDraftDto) => draft.residentId !== null)
  @IsUUID()
  residentId!: string | null;

  /** Day of the meal in Asia/Shanghai, `YYYY-MM-DD`; it must be the day of `servedAt`. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  businessDate!: string;

  /** When it was served by the till's clock, RFC 3339 with offset, in a year a clock can show: beyond those there may be no such day in Shanghai. */
  @Matches(/^(19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/)
  servedAt!: string;

  /** Meal slot. */
  @IsIn(SLOTS)
  slot!: Slot;

  /** How it was taken. */
  @IsIn(MODES)
  mode!: Mode;

  /** What was taken, 1–20 lines. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MealItemDto)
  items!: MealItemDto[];

  /** Part of the price that is the fee for delivery, fen; only for `home_delivery`. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  deliveryFeeFen?: number;

  /** Price agreed, fen: the items and the delivery fee. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  priceFen!: number;

  /** What the elder really paid, fen. Never re-priced. */
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  elderPaidFen!: number;

  /** How it was paid. */
  @IsIn(PAYMENT_METHODS)
  paymentMethod!: PaymentMethod;

  /** How the elder was identified; `none` for a public sale. */
  @IsIn(IDENTIFIED_BY)
  identifiedBy!: IdentifiedBy;

  /** Whether the till was offline when it was logged. */
  @IsBoolean()
  offline!: boolean;

  /** The voucher (餐券) that pays for it as far as it goes, as it was read; the rest comes from the wallet. */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  voucherCode?: string;

  /** What the till displayed; null when it displayed no split. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => DisplayedSplitDto)
  displayed?: DisplayedSplitDto | null;
}

/** One meal and the device that logs it. */
export class LogMealDto extends MealDraftDto {
  /** The till's own UUID, made once per device. */
  @IsUUID()
  deviceId!: string;
}

/** 1–50 meals of one device. Each is judged alone: see the answer. */
export class LogMealsDto {
  /** The till's own UUID, made once per device. */
  @IsUUID()
  deviceId!: string;

  /** 1–50 meals, each a `MealDraftDto`; a malformed one is refused alone. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  items!: MealDraftDto[];
}
