import { ApiProperty } from '@nestjs/swagger';
import { PURPOSES, type Purpose } from '../volunteering-words.js';

/** A day that somebody helped. */
export class OwnAttendanceDto {
  id!: string;
  businessDate!: string;
  facilityName!: string;
  @ApiProperty({ enum: PURPOSES })
  purpose!: Purpose;
  arrivedAt!: Date;
  leftAt!: Date | null;
  /** Null: nobody has confirmed it yet. */
  @ApiProperty({ type: 'integer', nullable: true })
  confirmedMinutes!: number | null;
}

/** The hours of whoever asks: what the time bank holds, this month, and the latest 60 times. */
export class OwnHoursDto {
  @ApiProperty({ type: 'integer' })
  balanceMinutes!: number;
  @ApiProperty({ type: 'integer' })
  monthMinutes!: number;
  items!: OwnAttendanceDto[];
}
