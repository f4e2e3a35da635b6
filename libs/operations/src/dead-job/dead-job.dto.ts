import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber, IsLine } from '@nuancan/platform';
import { IsIn, IsInt, Max, Min } from 'class-validator';

export const DEAD_JOB_STEPS = ['retry', 'discard'] as const;
export type DeadJobStep = (typeof DEAD_JOB_STEPS)[number];

/** A job that was given up after its last attempt. */
export class DeadJobDto {
  /** Its row in the outbox. */
  id!: number;
  /** What was to be done. */
  job!: string;
  /** Ids and dates it was told; null where they are none, or this version does not know the job. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, nullable: true })
  payload!: Readonly<Record<string, string>> | null;
  /** Of the whole system and of no district. */
  isOfSystem!: boolean;
  /** The attempt that was the last. */
  attempt!: number;
  /** Why it failed: codes, table and place in the program, no values. */
  error!: string | null;
  /** When it was asked for. */
  createdAt!: Date;
  /** When it was given up. */
  diedAt!: Date;
}

/** The oldest first. */
export class DeadJobPageDto {
  items!: DeadJobDto[];
  /** Cursor of the next page; null on the last. */
  nextCursor!: string | null;
}

/** What is to become of a dead job. */
export class SettleDeadJobDto {
  /** The attempt that is meant; another one since then refuses the step. */
  @IsInt()
  @Min(1)
  @Max(100)
  attempt!: number;

  /** One more attempt, or none any more. */
  @IsIn(DEAD_JOB_STEPS)
  step!: DeadJobStep;

  /** Why; kept. */
  @IsLine(200)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** What was done about a dead job. */
export class DeadJobStepDto {
  /** Id. */
  id!: number;
  /** The row in the outbox. */
  jobId!: number;
  /** What was to be done. */
  job!: string;
  /** The attempt that had failed. */
  attempt!: number;
  /** Why it had failed. */
  error!: string | null;
  /** One more attempt, or none any more. */
  @ApiProperty({ enum: DEAD_JOB_STEPS })
  step!: DeadJobStep;
  /** Why. */
  reason!: string;
  /** Who. */
  accountId!: string;
  /** When. */
  at!: Date;
}

/** The latest hundred, newest first. */
export class DeadJobStepListDto {
  items!: DeadJobStepDto[];
}
