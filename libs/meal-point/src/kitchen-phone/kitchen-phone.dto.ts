import { Matches } from 'class-validator';

/** Where officers on duty reach the kitchen. */
export class KitchenPhoneDto {
  @Matches(/^[0-9+ -]{5,20}$/)
  kitchenPhone!: string;
}
