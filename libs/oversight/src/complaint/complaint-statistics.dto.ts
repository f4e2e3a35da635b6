import { ApiProperty } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';
import { IsOptional, IsUUID } from 'class-validator';

/** Of which months. */
export class ComplaintStatisticsQueryDto {
  /** `YYYY-MM` */
  @IsMonth()
  fromMonth!: string;

  /** `YYYY-MM`, this one included. */
  @IsMonth()
  toMonth!: string;

  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** Complaints about a facility that were received in a month. */
export class ComplaintStatisticDto {
  month!: string;
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  @ApiProperty({ type: 'integer' })
  received!: number;
  /** Of these, nobody closed. */
  @ApiProperty({ type: 'integer' })
  open!: number;
  /** Answered after the deadline, or not yet and it is over. */
  @ApiProperty({ type: 'integer' })
  late!: number;
  /** Closed as true, in whole or in part. */
  @ApiProperty({ type: 'integer' })
  upheld!: number;
  @ApiProperty({ type: 'integer' })
  satisfied!: number;
  @ApiProperty({ type: 'integer' })
  dissatisfied!: number;
}

/** By month and facility; 5,000 rows at most. */
export class ComplaintStatisticListDto {
  items!: ComplaintStatisticDto[];
}
