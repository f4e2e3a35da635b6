import { ApiProperty } from '@nestjs/swagger';
import { IsDay } from '@nuancan/platform';
import { IsOptional, Matches } from 'class-validator';

/** Of which days, and of which town. */
export class WelfareStatisticsQueryDto {
  /** First day on which cases were opened. */
  @IsDay()
  from!: string;

  /** Last, at most 366 days later. */
  @IsDay()
  to!: string;

  /** Of one town. */
  @IsOptional()
  @Matches(/^[0-9]{9}$/)
  townCode?: string;
}

/** What was found, of cases that are closed. */
export class FindingCountsDto {
  @ApiProperty({ type: 'integer' })
  well!: number;
  @ApiProperty({ type: 'integer' })
  out!: number;
  @ApiProperty({ type: 'integer' })
  needs_care!: number;
  @ApiProperty({ type: 'integer' })
  injured_or_ill!: number;
  @ApiProperty({ type: 'integer' })
  in_hospital!: number;
  @ApiProperty({ type: 'integer' })
  deceased!: number;
  @ApiProperty({ type: 'integer' })
  not_found!: number;
  @ApiProperty({ type: 'integer' })
  other!: number;
}

/** Cases of a town that were opened on the days asked for. */
export class WelfareStatisticDto {
  townCode!: string;
  townName!: string;
  @ApiProperty({ type: 'integer' })
  opened!: number;
  /** Of these: nobody opened the door. */
  @ApiProperty({ type: 'integer' })
  noAnswer!: number;
  /** A change of condition. */
  @ApiProperty({ type: 'integer' })
  condition!: number;
  /** A regular diner stayed away. */
  @ApiProperty({ type: 'integer' })
  absence!: number;
  /** Not closed. */
  @ApiProperty({ type: 'integer' })
  open!: number;
  /** The chain went on until the district. */
  @ApiProperty({ type: 'integer' })
  escalated!: number;
  /** No person has done anything yet. */
  @ApiProperty({ type: 'integer' })
  untouched!: number;
  /** Minutes until a person first did something, half of the cases faster; null: nobody did in any. */
  medianContactMinutes!: number | null;
  /** The same, nine of ten faster. */
  slowContactMinutes!: number | null;
  /** Minutes until it was closed, half of the cases faster; null: none is. */
  medianClosedMinutes!: number | null;
  findings!: FindingCountsDto;
}

/** By town; those without a case, too. */
export class WelfareStatisticListDto {
  @ApiProperty({ type: [WelfareStatisticDto] })
  items!: WelfareStatisticDto[];
}
