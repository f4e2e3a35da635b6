import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine } from '@nuancan/platform';
import { IsBoolean, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { KNOWN_BY, PURPOSES, type KnownBy, type Purpose } from '../volunteering-words.js';

const MOMENT = /^(19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Which attendances. */
export class VolunteerAttendanceQueryDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  @IsDay()
  businessDate!: string;
}

/** A tap on the tablet, with what its clock said. */
export class TapDto {
  /** The tablet. */
  @IsUUID()
  deviceId!: string;

  /** The tablet's clock at the tap, RFC 3339 with offset; kept beside the server's. */
  @Matches(MOMENT)
  deviceAt!: string;

  /** Kept on the tablet and sent later: then the tablet's clock counts. */
  @IsBoolean()
  offline!: boolean;

  /** The time somebody was asked for, where the tap was forgotten; RFC 3339 with offset. */
  @IsOptional()
  @Matches(MOMENT)
  toldAt?: string;

  /** How `toldAt` is known. No personal data. */
  @IsOptional()
  @IsLine(200)
  note?: string;
}

/** Somebody has come. */
export class SignInDto extends TapDto {
  /** The tablet's own id of the attendance: sent again with the same body, it is answered again. */
  @IsUUID()
  id!: string;

  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  @IsUUID()
  volunteerId!: string;

  /** The shift they came for; none for help that nobody planned. */
  @IsOptional()
  @IsUUID()
  shiftId?: string;

  @ApiProperty({ enum: PURPOSES })
  @IsIn(PURPOSES)
  purpose!: Purpose;
}

/** Somebody has left. */
export class SignOutDto extends TapDto {}

/** Somebody's presence on a day. */
export class AttendanceDto {
  id!: string;
  facilityId!: string;
  businessDate!: string;
  volunteerId!: string;
  @ApiProperty({ type: 'integer' })
  registerNo!: number;
  /** As in the register. */
  name!: string | null;
  shiftId!: string | null;
  @ApiProperty({ enum: PURPOSES })
  purpose!: Purpose;
  arrivedAt!: Date;
  @ApiProperty({ enum: KNOWN_BY })
  arrivedBy!: KnownBy;
  /** Minutes after the shift began; negative: before; null without a shift. */
  @ApiProperty({ type: 'integer', nullable: true })
  lateMinutes!: number | null;
  /** Null: still there, or nobody has asked yet. */
  leftAt!: Date | null;
  @ApiProperty({ enum: KNOWN_BY, nullable: true })
  leftBy!: KnownBy | null;
  /** Minutes before the shift ended; negative: after; null without a shift or still there. */
  @ApiProperty({ type: 'integer', nullable: true })
  earlyMinutes!: number | null;
  /** Seconds the tablet's clock was ahead of the server's when the sign-in was tapped online; null: it was kept offline. */
  @ApiProperty({ type: 'integer', nullable: true })
  clockAheadSeconds!: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  attendedMinutes!: number | null;
  /** What was confirmed last; null: nothing yet. */
  @ApiProperty({ type: 'integer', nullable: true })
  confirmedMinutes!: number | null;
  /** The reference rate of the day, with the confirmation. */
  @ApiProperty({ type: 'integer', nullable: true })
  fenPerHour!: number | null;
  /** Why the confirmation was corrected; null: it was not. */
  correctedBecause!: string | null;
  /** Null: it stands. */
  withdrawnBecause!: string | null;
}

/** Attendances of a day, by arrival. */
export class VolunteerAttendanceListDto {
  items!: AttendanceDto[];
}
