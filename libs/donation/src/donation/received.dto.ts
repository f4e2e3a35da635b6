import { IsDay, IsLine } from '@nuancan/platform';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const MOST_FEN = 10_000_000_000;

/** Money that came in. */
export class ReceivedDto {
  /** The day it came in, at most 62 days ago. */
  @IsDay()
  receivedOn!: string;

  @IsInt()
  @Min(1)
  @Max(MOST_FEN)
  amountFen!: number;

  /** Number of the fiscal receipt (公益事业捐赠票据), where it is known already. */
  @IsOptional()
  @IsLine(60)
  fiscalReceiptNo?: string;
}
