import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine, PageQueryDto } from '@nuancan/platform';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { MODES, SKILLS, VOLUNTEER_STATES, type Mode, type Skill, type VolunteerState } from '../volunteering-words.js';

const TOWN = /^\d{9}$/;
const LOGIN = /^[a-z0-9][a-z0-9._-]{2,63}$/;
const VILLAGE = /^\d{12}$/;
const PHONE = /^[0-9 +-]{5,20}$/;
const MOST_MINUTES = 100_000_000;

/** Which volunteers. */
export class VolunteerQueryDto extends PageQueryDto {
  /** Only this town's. */
  @IsOptional()
  @Matches(TOWN)
  townCode?: string;

  @IsOptional()
  @ApiProperty({ enum: VOLUNTEER_STATES, required: false })
  @IsIn(VOLUNTEER_STATES)
  state?: VolunteerState;
}

/** Somebody who wants to help. */
export class RegisterVolunteerDto {
  /** The client's own id: sent again with the same body, the entry is answered again. */
  @IsUUID()
  clientId!: string;

  /** The town whose register it is; the account's own when absent. */
  @IsOptional()
  @Matches(TOWN)
  townCode?: string;

  @IsLine(60)
  name!: string;

  @Matches(PHONE)
  phone!: string;

  @IsOptional()
  @IsDay()
  birthDate?: string;

  /** Where the person lives. */
  @IsOptional()
  @Matches(VILLAGE)
  homeVillageCode?: string;

  /** The day the person agreed to be registered. */
  @IsDay()
  consentedOn!: string;

  /** The person's own account, if there is one: nobody confirms their own hours. */
  @IsOptional()
  @IsUUID()
  accountId?: string;
}

/** What changes; a field that is not named stays. */
export class EditVolunteerDto {
  @IsOptional()
  @IsLine(60)
  name?: string;

  @IsOptional()
  @Matches(PHONE)
  phone?: string;

  @IsOptional()
  @IsDay()
  birthDate?: string;

  @IsOptional()
  @Matches(VILLAGE)
  homeVillageCode?: string;

  @IsOptional()
  @ApiProperty({ enum: VOLUNTEER_STATES, required: false })
  @IsIn(VOLUNTEER_STATES)
  state?: VolunteerState;

  @IsOptional()
  @IsUUID()
  accountId?: string;

  /** The log-in of the account on the volunteer's phone, instead of its id: of a volunteer of the same town. */
  @IsOptional()
  @Matches(LOGIN)
  login?: string;
}

/** Something a volunteer can do, with what proves it. */
export class SetSkillDto {
  @IsOptional()
  @IsLine(60)
  certificateNo?: string;

  @IsOptional()
  @IsDay()
  validFrom?: string;

  /** Last day; a health, driving or first-aid certificate has one. */
  @IsOptional()
  @IsDay()
  validTo?: string;
}

/** Erasing who somebody was. */
export class EraseVolunteerDto {
  /** What the time bank holds and nobody will use: the balance as it was shown. */
  @IsInt()
  @Min(0)
  @Max(MOST_MINUTES)
  unusedMinutes!: number;
}

/** A skill of a volunteer. */
export class SkillDto {
  @ApiProperty({ enum: SKILLS })
  skill!: Skill;
  validFrom!: string | null;
  validTo!: string | null;
  /** Days left today, negative when expired; null without expiry. */
  @ApiProperty({ type: 'integer', nullable: true })
  daysLeft!: number | null;
}

/** A volunteer in a list. */
export class VolunteerDto {
  id!: string;
  /** Number on the register; what remains of a person after an erasure. */
  @ApiProperty({ type: 'integer' })
  registerNo!: number;
  townCode!: string;
  /** Masked for those who need no full view, null for auditors and after an erasure. */
  name!: string | null;
  /** First letters of the name's pinyin, for those who see the name. */
  initials!: string | null;
  /** Always masked in a list. */
  phone!: string | null;
  @ApiProperty({ enum: VOLUNTEER_STATES })
  state!: VolunteerState;
  /** Whether somebody else than who registered has checked person and papers. */
  checked!: boolean;
  erased!: boolean;
  /** Whether this account may check. */
  mayCheck!: boolean;
  skills!: SkillDto[];
  /** How they bring meals; null: nobody has entered it, and they cannot be planned. */
  @ApiProperty({ enum: MODES, nullable: true })
  deliveryMode!: Mode | null;
  /** Whether an account is theirs with which they may log in on a phone; not one that was disabled. */
  hasAccount!: boolean;
  /** What the time bank holds. */
  @ApiProperty({ type: 'integer' })
  balanceMinutes!: number;
  /** Counts the edits; send it as If-Match with an edit. */
  @ApiProperty({ type: 'integer' })
  version!: number;
}

/** One volunteer in full, for those who look after the register. */
export class VolunteerDetailDto extends VolunteerDto {
  birthDate!: string | null;
  homeVillageCode!: string | null;
  homeVillageName!: string | null;
  consentedOn!: string;
  registeredAt!: Date;
  checkedAt!: Date | null;
  accountId!: string | null;
}

/** A page of the register, by number. */
export class VolunteerListDto {
  items!: VolunteerDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
