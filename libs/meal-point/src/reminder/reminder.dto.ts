import { ApiProperty } from '@nestjs/swagger';
import { PERSON_ROLES, type PersonRole } from '@nuancan/identity';
import { PageQueryDto } from '@nuancan/platform';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { LICENCE_KINDS, type LicenceKind } from '../licence/licence-kind.js';

const STATES = ['open', 'acknowledged', 'all'] as const;

/** Which reminders. */
export class ReminderQueryDto extends PageQueryDto {
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Only of facilities of this town. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  /** `open`, the default: nobody acknowledged it, no later one of the licence came, and the licence still matters. */
  @IsOptional()
  @ApiProperty({ enum: STATES, required: false })
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

/** Who acknowledged a reminder, and when. */
export class AcknowledgementDto {
  /** RFC 3339. */
  at!: Date;
  /** Account. */
  by!: string;
  @ApiProperty({ enum: PERSON_ROLES })
  role!: PersonRole;
  /** Null for readers who may not see accounts. */
  name!: string | null;
}

/** A licence expires: told 60, 30, 7 and 0 days before, each once. */
export class FacilityReminderDto {
  id!: string;
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  licenceId!: string;
  @ApiProperty({ enum: LICENCE_KINDS })
  kind!: LicenceKind;
  number!: string;
  /** Whose health certificate; null for other kinds, and for readers who need not know. */
  holderName!: string | null;
  expiresOn!: string;
  /** 60, 30, 7 or 0. */
  @ApiProperty({ type: 'integer' })
  daysBefore!: number;
  /** Days left today, negative when expired. */
  @ApiProperty({ type: 'integer' })
  daysLeft!: number;
  createdAt!: Date;
  acknowledged!: AcknowledgementDto | null;
}

/** A page of reminders: what expires first comes first. */
export class FacilityReminderListDto {
  items!: FacilityReminderDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
