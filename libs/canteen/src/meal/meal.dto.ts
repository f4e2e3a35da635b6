import { IDENTIFIED_BY, MODES, PAYMENT_METHODS, SLOTS } from './meal-words.js';
import type { IdentifiedBy, Mode, PaymentMethod, Slot } from './meal-words.js';
import { ApiProperty } from '@nestjs/swagger';
import { SERVING_FLAGS } from '@nuancan/meal-point';
import { MealItemDto } from './meal-draft.dto.js';
import { VOUCHER_FLAGS } from '../voucher/voucher-flags.js';

/** What one funder carries of the government's part. */
export class FunderShareDto {
  /** Level of government. */
  @ApiProperty({ enum: ['province', 'city', 'district', 'town'] })
  funder!: string;
  /** Code of the funding town; null for the other levels. */
  townCode!: string | null;
  /** Fen. */
  amountFen!: number;
}

/** Who carries one meal: both identities of the five ones hold for it. */
export class SplitDto {
  /** Price agreed, fen: `elderDueFen + governmentFen + discountFen`. */
  priceFen!: number;
  /** What the elder owes, fen. */
  elderDueFen!: number;
  /** What government subsidises, fen. */
  governmentFen!: number;
  /** Discount somebody bears, fen. */
  discountFen!: number;
  /** Government's part by funder. */
  shares!: FunderShareDto[];
  /** Full economic cost, fen: `costFen + surplusFen` = the five + `unfundedFen`. */
  costFen!: number;
  /** What the elder really paid, fen. */
  elderPaidFen!: number;
  /** Owed and not paid, fen; lies inside `unfundedFen`. */
  elderShortFen!: number;
  /** Garden's part, fen: an estimate until the day is settled. */
  gardenFen!: number;
  /** Volunteers' part, fen: an estimate until the day is settled. */
  volunteerFen!: number;
  /** Donors' part, fen: an estimate until the day is settled. */
  donationFen!: number;
  /** What nobody carries yet, fen. */
  unfundedFen!: number;
  /** What was paid beyond the cost, fen. */
  surplusFen!: number;
  /** Policy that granted the subsidy; null when none did. */
  policyCode!: string | null;
  /** Its version. */
  policyVersion!: number | null;
  /** Its tier. */
  tierCode!: string | null;
  /** What a reviewer should look at. */
  @ApiProperty({
    isArray: true,
    enum: [
      'second_in_slot',
      'limit_exhausted',
      'elder_short',
      'elder_overpaid',
      'policy_changed',
      'late',
      'clock_off',
      'cross_town',
      'cross_district',
      'wallet_short',
      ...VOUCHER_FLAGS,
      ...SERVING_FLAGS,
    ],
  })
  flags!: string[];
}

/** When and why a meal was voided. */
export class MealVoidedDto {
  /** By the till's clock. */
  at!: string;
  /** As the operator gave it. */
  reason!: string;
}

/** A recorded meal; it never changes. */
export class MealDto extends SplitDto {
  /** UUIDv7. */
  id!: string;
  /** The till's id of it. */
  clientId!: string;
  /** Where it was served. */
  facilityId!: string;
  /** Day in Asia/Shanghai. */
  businessDate!: string;
  /** By the till's clock, RFC 3339. */
  servedAt!: string;
  /** By the server's clock, RFC 3339. */
  recordedAt!: string;
  /** Meal slot. */
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  /** How it was taken. */
  @ApiProperty({ enum: MODES })
  mode!: Mode;
  /** Who ate; null for a public sale. */
  residentId!: string | null;
  /** How the elder was identified. */
  @ApiProperty({ enum: IDENTIFIED_BY })
  identifiedBy!: IdentifiedBy;
  /** What was taken. */
  items!: MealItemDto[];
  /** Part of the price that is the fee for delivery, fen. */
  deliveryFeeFen!: number;
  /** How it was paid. */
  @ApiProperty({ enum: PAYMENT_METHODS })
  paymentMethod!: PaymentMethod;
  /** Whether the till was offline. */
  offline!: boolean;
}

/** A meal in a list: with the name, masked where the role does not serve the elder, and its void. */
export class ListedMealDto extends MealDto {
  /** Null for a public sale or a resident this account may not name. */
  residentName!: string | null;
  /** Null while it stands. */
  voided!: MealVoidedDto | null;
}

/** Newest first. */
export class MealPageDto {
  /** Up to `limit` meals. */
  items!: ListedMealDto[];
  /** Null on the last page. */
  nextCursor!: string | null;
}

/** Why one item was refused; nothing of it was saved. */
export class ItemProblemDto {
  /** Stable code. */
  code!: string;
  /** In Chinese. */
  zh!: string;
  /** In English. */
  en!: string;
  /** JSON pointer into the item. */
  pointer?: string;
}

/** The durable answer for one item. */
export class LoggedItemDto {
  /** The till's id of the item; empty when it carried none. */
  clientId!: string;
  /** `recorded` now, `already_recorded` with the first answer, or `refused` with a problem. */
  @ApiProperty({ enum: ['recorded', 'already_recorded', 'refused'] })
  outcome!: 'recorded' | 'already_recorded' | 'refused';
  /** The meal, unless refused. */
  meal?: MealDto;
  /** Why it was refused. */
  problem?: ItemProblemDto;
}

/** One answer per item, in the order asked. */
export class LoggedMealsDto {
  /** As many as items were sent. */
  results!: LoggedItemDto[];
}
