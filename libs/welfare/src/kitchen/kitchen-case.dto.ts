import { ApiProperty } from '@nestjs/swagger';
import { MEAL_SLOTS, type MealSlot } from '@nuancan/five-ones';
import { PageQueryDto } from '@nuancan/platform';
import { CASE_KINDS, KITCHEN_ADVICE, type CaseKind, type KitchenAdvice } from '../welfare-words.js';

/** A page of closed cases. */
export class KitchenCaseQueryDto extends PageQueryDto {}

/** A closed case as its kitchen sees it: whom, when, and what it means for meals. */
export class KitchenCaseDto {
  id!: string;
  @ApiProperty({ enum: CASE_KINDS })
  kind!: CaseKind;
  /** Null: erased. */
  residentName!: string | null;
  villageName!: string | null;
  /** Of the order; null: of none. */
  businessDate!: string | null;
  /** Of the order; null: of none. */
  @ApiProperty({ enum: MEAL_SLOTS, nullable: true })
  slot!: MealSlot | null;
  /** An absence: the day after the last meal. */
  absentSince!: string | null;
  openedAt!: Date;
  closedAt!: Date;
  /** All that a kitchen learns of what was found. */
  @ApiProperty({ enum: KITCHEN_ADVICE })
  advice!: KitchenAdvice;
}

/** Closed cases of the kitchen in the last 90 days, the latest first, and where officers on duty reach it. */
export class KitchenCasesDto {
  /** Null: not set. */
  phone!: string | null;
  @ApiProperty({ type: [KitchenCaseDto] })
  items!: KitchenCaseDto[];
  nextCursor!: string | null;
}
