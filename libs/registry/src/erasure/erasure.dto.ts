import { ApiProperty } from '@nestjs/swagger';
import { PageQueryDto } from '@nuancan/platform';
import { IsIn, IsOptional } from 'class-validator';

export const ERASURE_STATES = ['requested', 'erased', 'declined'] as const;
export type ErasureState = (typeof ERASURE_STATES)[number];

/** What the district does with a request. */
export class ErasureDecisionDto {
  @ApiProperty({ enum: ['decline', 'erase'] })
  @IsIn(['decline', 'erase'])
  decision!: 'decline' | 'erase';
}

/** Which requests. */
export class ErasureQueryDto extends PageQueryDto {
  @IsOptional()
  @ApiProperty({ enum: ERASURE_STATES, required: false })
  @IsIn(ERASURE_STATES)
  state?: ErasureState;
}

/** A request to erase who a resident was. */
export class ErasureDto {
  id!: string;
  residentId!: string;
  residentName!: string;
  townCode!: string;
  @ApiProperty({ enum: ERASURE_STATES })
  state!: ErasureState;
  requestedAt!: Date;
  /** Null: nobody has yet. */
  decidedAt!: Date | null;
  /** Whether this account may carry it out: the district, and not who asked for it. */
  mayErase!: boolean;
}

/** A page of requests, oldest first. */
export class ErasureListDto {
  items!: ErasureDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
