import { ApiProperty } from '@nestjs/swagger';
import { LEG_FUNDERS, type LegFunder } from './claim-words.js';

/** What one funder pays of an approved claim; below zero: the payee owes it back. */
export class ClaimLegDto {
  legId!: string;
  /** Printed on the order to pay, found again in the bank's list. */
  code!: string;
  @ApiProperty({ enum: LEG_FUNDERS })
  funder!: LegFunder;
  fundingTown!: string | null;
  /** The payee: the claim's, or who ran the facility before and owes back what it was paid. */
  organisationName!: string;
  amountFen!: number;
  settledFen!: number;
  /** The account its order names; null: none was on record when it was issued. */
  payeeAccountName!: string | null;
  payeeBankName!: string | null;
  /** Its last four digits. */
  payeeAccountNumber!: string | null;
}
