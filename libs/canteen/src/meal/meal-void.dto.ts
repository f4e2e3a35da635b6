import { HoldsNoIdentityNumber } from '@nuancan/platform';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import { MealVoidedDto } from './meal.dto.js';

/** Takes back a meal logged by mistake; both rows stay. */
export class VoidMealDto {
  /** The till's own UUID. */
  @IsUUID()
  deviceId!: string;

  /** UUIDv7 of this void: repeating it answers the same. */
  @IsUUID(7)
  clientId!: string;

  /** Client id of the meal, as the same facility logged it. */
  @IsUUID(7)
  mealClientId!: string;

  /** When, by the till's clock, RFC 3339. */
  @Matches(/^(19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/)
  voidedAt!: string;

  /** Why; shown to reviewers. */
  @IsString()
  @Length(1, 200)
  @Matches(/\S/)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** The void as recorded. */
export class VoidedMealDto extends MealVoidedDto {
  /** Id of the meal. */
  mealId!: string;
  /** Client id of the void. */
  clientId!: string;
  /** Client id of the meal. */
  mealClientId!: string;
}
