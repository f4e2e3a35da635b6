import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine, PageQueryDto } from '@nuancan/platform';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Matches } from 'class-validator';
import {
  ASKED_WITHDRAWALS,
  RELATIONSHIPS,
  WAYS_OF_CONSENT,
  WITHDRAWALS,
  type AskedWithdrawal,
  type Relationship,
  type WayOfConsent,
  type Withdrawal,
} from '../family-words.js';

/** Five to fifteen digits, a plus before them at most. */
const PHONE = /^(?=.{5,20}$)[ (]*\+?([ ()-]*[0-9]){5,15}[ ()-]*$/;

/** What an elder said: who may see what, and until when. */
export class GiveConsentDto {
  /** UUIDv7 of the entry: the same id and body is entered once. */
  @IsUUID(7)
  clientId!: string;

  /** The elder. */
  @IsUUID()
  residentId!: string;

  /** Whom the family deals with; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** The member of the family. */
  @IsLine(60)
  name!: string;

  /** Who that is to the elder. */
  @IsIn(RELATIONSHIPS)
  relationship!: Relationship;

  /** Where the kitchen reaches them. */
  @IsString()
  @Matches(PHONE)
  phone!: string;

  /** When the elder said so, today or before. */
  @IsDay()
  givenOn!: string;

  /** How. */
  @IsIn(WAYS_OF_CONSENT)
  way!: WayOfConsent;

  /** When, where and what was eaten, and what the elder paid. */
  @IsBoolean()
  showsMeals!: boolean;

  /** What the wallet holds; and the family may ask for a top-up. */
  @IsBoolean()
  showsBalance!: boolean;

  /** What is brought, and what became of it; and the family may ask for a pause. */
  @IsBoolean()
  showsDeliveries!: boolean;

  /** The last day, within two years of the day it was given. */
  @IsDay()
  validUntil!: string;
}

/** Why a consent is withdrawn. */
export class WithdrawConsentDto {
  /** The elder or the member of the family wants it, or it was entered by mistake. `family` also takes their name and phone away. */
  @IsIn(ASKED_WITHDRAWALS)
  reason!: AskedWithdrawal;
}

/** Which consents. */
export class ConsentQueryDto extends PageQueryDto {
  /** Of one elder only. */
  @IsOptional()
  @IsUUID()
  residentId?: string;
}

/** A consent; the token of its link is not in it. */
export class ConsentDto {
  id!: string;
  residentId!: string;
  /** Masked for officials. */
  residentName!: string;
  facilityId!: string;
  facilityName!: string;
  /** Null once it was taken away. */
  name!: string | null;
  /** Masked for officials. */
  phone!: string | null;
  @ApiProperty({ enum: RELATIONSHIPS })
  relationship!: Relationship;
  givenOn!: string;
  @ApiProperty({ enum: WAYS_OF_CONSENT })
  way!: WayOfConsent;
  showsMeals!: boolean;
  showsBalance!: boolean;
  showsDeliveries!: boolean;
  validUntil!: string;
  /** Whether its link opens the page today. */
  stands!: boolean;
  /** Whether there is a link that was not revoked. */
  linked!: boolean;
  @ApiProperty({ enum: WITHDRAWALS, nullable: true })
  withdrawal!: Withdrawal | null;
  withdrawnAt!: string | null;
  recordedAt!: string;
  /** How often the page was opened, and when last. */
  views!: number;
  lastSeenAt!: string | null;
}

/** Newest first. */
export class ConsentPageDto {
  items!: ConsentDto[];
  /** Null on the last page. */
  nextCursor!: string | null;
}

/** A link that was just made. */
export class FamilyLinkDto {
  consentId!: string;
  /** Told this once and stored nowhere: the page is /family#<token>. */
  token!: string;
  /** The last day on which it opens. */
  validUntil!: string;
}
