import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine } from '@nuancan/platform';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';

const SLOTS = ['breakfast', 'lunch', 'dinner'] as const;
const SOURCES = ['door_counter', 'visit_sheet'] as const;
const MOST_PEOPLE = 10_000;

/** People who came, counted by somebody else than the till. */
export class CountAttendanceDto {
  @IsUUID()
  facilityId!: string;

  /** Today or before. */
  @IsDay()
  businessDate!: string;

  @ApiProperty({ enum: SLOTS })
  @IsIn(SLOTS)
  slot!: (typeof SLOTS)[number];

  /** A counter at the door, or the sheet of a visit. */
  @ApiProperty({ enum: SOURCES })
  @IsIn(SOURCES)
  source!: (typeof SOURCES)[number];

  /** How many people came; of one source the last count holds. */
  @IsInt()
  @Min(0)
  @Max(MOST_PEOPLE)
  people!: number;

  /** In words, no personal data. */
  @IsOptional()
  @IsLine(200)
  note?: string;
}

/** Whose counts of which month. */
export class AttendanceQueryDto {
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month!: string;

  @IsUUID()
  facilityId!: string;
}

/** A count. */
export class AttendanceCountDto {
  id!: string;
  businessDate!: string;
  @ApiProperty({ enum: SLOTS })
  slot!: (typeof SLOTS)[number];
  @ApiProperty({ enum: SOURCES })
  source!: (typeof SOURCES)[number];
  @ApiProperty({ type: 'integer' })
  people!: number;
  note!: string | null;
  recordedAt!: Date;
}

/** The counts of a facility's month, by day; of a slot and source the last one holds. */
export class AttendanceListDto {
  items!: AttendanceCountDto[];
}
