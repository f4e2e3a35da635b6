import { ApiProperty } from '@nestjs/swagger';
import { SlotOpeningDto } from '@nuancan/meal-point';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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
  ValidateNested,
} from 'class-validator';
import { BLOCKED_REASONS, STATUSES, type BlockedReason, type ResidentStatus } from '@nuancan/registry';
import { MealItemDto } from '../meal/meal-draft.dto.js';
import { DISH_CONTENTS, type DishContent } from '../dish/dish-words.js';
import { SplitDto } from '../meal/meal.dto.js';
import { MODES, SLOTS } from '../meal/meal-words.js';
import type { Mode, Slot } from '../meal/meal-words.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Which day the till asks for. */
export class TillQueryDto {
  /** Day in Asia/Shanghai; today when absent. */
  @IsOptional()
  @Matches(DATE)
  businessDate?: string;
}

/** What was typed, scanned or swiped. */
export class DinerSearchDto {
  /** Card number, QR token, beginning of a name, pinyin or pinyin initials. */
  @IsString()
  @Length(1, 64)
  text!: string;

  /** The slot to quote for. */
  @IsIn(SLOTS)
  slot!: Slot;

  /** Day in Asia/Shanghai; today when absent. */
  @IsOptional()
  @Matches(DATE)
  businessDate?: string;
}

/** Asks who would pay what. */
export class QuoteRequestDto {
  /** The elder. */
  @IsUUID()
  residentId!: string;

  /** Day in Asia/Shanghai. */
  @Matches(DATE)
  businessDate!: string;

  /** Meal slot. */
  @IsIn(SLOTS)
  slot!: Slot;

  /** How it is taken. */
  @IsIn(MODES)
  mode!: Mode;

  /** What is taken. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MealItemDto)
  items!: MealItemDto[];

  /** Fee for delivery, fen; only for `home_delivery`. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  deliveryFeeFen?: number;
}

/** A text in both languages. */
export class BilingualDto {
  /** Chinese. */
  zh!: string;
  /** English. */
  en!: string;
}

/** Who would pay what for a price, were the elder to pay what is due. */
export class QuoteDto {
  /** Meal slot. */
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  /** The set; null for amounts typed in. */
  menuItemId!: string | null;
  /** Fen. */
  priceFen!: number;
  /** The five ones of it. */
  split!: SplitDto;
  /** The policy tier it falls under; null when none. */
  tierName!: BilingualDto | null;
}

/** A meal the elder already had on the day, anywhere in the district. */
export class SlotUseDto {
  /** Meal slot. */
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  /** When, RFC 3339. */
  at!: string;
  /** Where; null should the facility not be known. */
  facilityName!: string | null;
}

/** What is in an elder's wallet for this counter. */
export class CounterWalletDto {
  /** What can be spent here, fen: of this organisation, and of others where a custodian clears it. */
  balanceFen!: number;
  /** Paid here beyond the balance, fen; the next top-up pays it first. */
  arrearsFen!: number;
}

/** A line of the day's menu with something in it that the elder does not eat: a warning, never a refusal. */
export class CounterClashDto {
  menuItemId!: string;
  /** What it is; empty of an elder of another town, who is to be asked. */
  @ApiProperty({ enum: DISH_CONTENTS, isArray: true })
  contents!: DishContent[];
}

/** An elder as the counter sees one: name, tier, diet, wallet and slot use. */
export class CounterDinerDto {
  /** Id. */
  residentId!: string;
  /** Name. */
  name!: string;
  /** Full pinyin of the name, to be searched by without a network. */
  pinyin!: string;
  /** Pinyin initials of the name, likewise. */
  initials!: string;
  /** Completed years on the day. */
  age!: number;
  /** Home village or community. */
  villageName!: string;
  /** Last four characters of the card; null without a card. */
  cardLast4!: string | null;
  /** Diet note; null when none. */
  diet!: string | null;
  /** Name of the tier of the first set of the asked slot; null when nothing is granted. */
  tierLabel!: BilingualDto | null;
  /** Whether the elder's home town is this facility's. */
  home!: boolean;
  /** Whether the elder ate here in the last 30 days. */
  regular!: boolean;
  /** How the search found the elder. */
  @ApiProperty({ enum: ['card', 'qr', 'id_card', 'name'] })
  foundBy!: 'card' | 'qr' | 'id_card' | 'name';
  /** Why the card that was shown is blocked: ask who it is. Null: it is not. */
  @ApiProperty({ enum: BLOCKED_REASONS, nullable: true, type: 'string' })
  cardBlocked!: BlockedReason | null;
  /** What became of the elder by the day: moved out and (after the day of death) deceased ones get no subsidy. Null: active. */
  @ApiProperty({ enum: STATUSES, nullable: true, type: 'string' })
  status!: ResidentStatus | null;
  /** Null without a wallet here. */
  wallet!: CounterWalletDto | null;
  /** Meals of the day so far. */
  served!: SlotUseDto[];
  /** What of the day's menu clashes with allergies and diets on record; kept for a day without network. */
  clashes!: CounterClashDto[];
  /** A quote per set. */
  quotes!: QuoteDto[];
}

/** At most nine elders, best first. */
export class CounterDinersDto {
  /** Numbered 1–9 on the till. */
  items!: CounterDinerDto[];
}

/** The facility whose till this is. */
export class TillFacilityDto {
  /** Id. */
  id!: string;
  /** Name. */
  name!: string;
  /** Town. */
  townCode!: string;
  /** Tier. */
  @ApiProperty({ enum: ['central_kitchen', 'elder_canteen', 'meal_point'] })
  tier!: string;
}

/** A line of the day's menu. */
export class TillMenuItemDto {
  /** Id. */
  id!: string;
  /** Meal slot. */
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  /** Name. */
  name!: string;
  /** A set, or à la carte. */
  @ApiProperty({ enum: ['set', 'a_la_carte'] })
  kind!: 'set' | 'a_la_carte';
  /** Fen. */
  priceFen!: number;
  /** Sold out by now; a till may still log what it has sold. */
  soldOut!: boolean;
}

/** The cost card of the day by line, fen. */
export class TillCostCardDto {
  /** Ingredients. */
  ingredientsFen!: number;
  /** Labour. */
  labourFen!: number;
  /** Energy. */
  energyFen!: number;
  /** Packaging. */
  packagingFen!: number;
  /** Delivery; counts for delivered meals only. */
  deliveryFen!: number;
  /** Cost of a meal that is not delivered. */
  totalFen!: number;
}

/** What the sources that pay no cash are expected to carry of a meal, fen. */
export class TillExpectedDto {
  /** Garden. */
  gardenFen!: number;
  /** Volunteers. */
  volunteerFen!: number;
  /** Donors. */
  donationFen!: number;
}

/** A policy valid on the day. */
export class TillPolicyDto {
  /** Code. */
  code!: string;
  /** Version. */
  version!: number;
  /** Name. */
  name!: BilingualDto;
  /** First day. */
  effectiveFrom!: string;
  /** Last day; null until further notice. */
  effectiveTo!: string | null;
}

/** Everything a till needs to go on without a network for the day. */
export class TillDto {
  /** Whose till. */
  facility!: TillFacilityDto;
  /** The day. */
  businessDate!: string;
  /** Slots with something on the menu. */
  @ApiProperty({ enum: SLOTS, isArray: true })
  slots!: Slot[];
  /** What is offered on the day. */
  menu!: TillMenuItemDto[];
  /** Whether each slot is open; a meal served while closed is recorded and flagged. */
  openings!: SlotOpeningDto[];
  /** Null when the facility has no card for the day: then no meal can be logged. */
  costCard!: TillCostCardDto | null;
  /** Estimates until the day is settled. */
  expectedSources!: TillExpectedDto;
  /** Policies valid on the day. */
  policies!: TillPolicyDto[];
  /** Up to 200 elders who ate here in the last 30 days, most frequent first. */
  regulars!: CounterDinerDto[];
}
