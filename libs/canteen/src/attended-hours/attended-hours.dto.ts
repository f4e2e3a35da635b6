import { IsLine } from '@nuancan/platform';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const MOST_MINUTES = 1440;

/** Confirming how long somebody helped. */
export class ConfirmAttendanceDto {
  /** Not more than they were there. */
  @IsInt()
  @Min(1)
  @Max(MOST_MINUTES)
  minutes!: number;

  /** With a correction of what was confirmed before: why. No personal data. */
  @IsOptional()
  @IsLine(200)
  reason?: string;
}

/** Taking an attendance back before its day closes. */
export class WithdrawAttendanceDto {
  /** Why. No personal data. */
  @IsLine(200)
  reason!: string;
}
