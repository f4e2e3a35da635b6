import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber } from '@nuancan/platform';
import { CAPABILITY_GRADES, CATEGORIES, type CapabilityGrade, type Category } from '@nuancan/five-ones';
import { IsIn, IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import {
  BLOCKED_REASONS,
  IDENTIFIER_KINDS,
  RESTRICTIONS,
  RESTRICTION_KINDS,
  SCREENING_RESULTS,
  STATUSES,
  type BlockedReason,
  type IdentifierKind,
  type ResidentStatus,
  type Restriction,
  type RestrictionKind,
  type ScreeningResult,
} from './resident-words.js';

const DATE = /^(19|20|21)\d{2}-\d{2}-\d{2}$/;

/** From when to when something holds, both days included. */
export class ValidityDto {
  /** First day, `YYYY-MM-DD`. */
  @Matches(DATE)
  @IsISO8601({ strict: true })
  validFrom!: string;

  /** Last day, `YYYY-MM-DD`; null or absent: until further notice. */
  @IsOptional()
  @Matches(DATE)
  @IsISO8601({ strict: true })
  validTo?: string | null;
}

/** 户籍 from a day on. */
export class AddRegistrationDto extends ValidityDto {
  /** Division code: 6 digits a district, 9 a town, 12 a village; anywhere in the country. */
  @Matches(/^(\d{6}|\d{9}|\d{12})$/)
  registeredDivision!: string;
}

/** A category from a day on. */
export class AddCategoryDto extends ValidityDto {
  @ApiProperty({ enum: CATEGORIES })
  @IsIn(CATEGORIES)
  category!: Category;
}

/** A capability grade from a day on. */
export class AddGradeDto extends ValidityDto {
  @ApiProperty({ enum: CAPABILITY_GRADES })
  @IsIn(CAPABILITY_GRADES)
  grade!: CapabilityGrade;

  /** Standard it was given under, e.g. `GB/T 42195-2022`. */
  @IsString()
  @Length(1, 60)
  @Matches(/^[^\p{Cc}]*$/u)
  @HoldsNoIdentityNumber()
  standard!: string;
}

/** A card or QR code from a day on. */
export class AddIdentifierDto extends ValidityDto {
  @ApiProperty({ enum: IDENTIFIER_KINDS })
  @IsIn(IDENTIFIER_KINDS)
  kind!: IdentifierKind;

  /** Card number or QR token, 4–64 printable ASCII characters with at least one digit; never shown again. */
  @Matches(/^(?=.*[0-9])[!-~]{4,64}$/)
  @HoldsNoIdentityNumber()
  value!: string;
}

/** What became of a resident, and from which day; without one of that day he or she is active. */
export class AddStatusDto extends ValidityDto {
  /** `deceased`: `validFrom` is the day of death, and there is no last day. */
  @ApiProperty({ enum: STATUSES })
  @IsIn(STATUSES)
  status!: ResidentStatus;

  /** E.g. the institution or the new home. */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  @Matches(/^[^\p{Cc}]*$/u)
  @HoldsNoIdentityNumber()
  note?: string | null;
}

/** Somebody to call for a resident. */
export class AddContactDto extends ValidityDto {
  @IsString()
  @Length(1, 60)
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u)
  @HoldsNoIdentityNumber()
  name!: string;

  /** E.g. 女儿. */
  @IsString()
  @Length(1, 30)
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u)
  @HoldsNoIdentityNumber()
  relation!: string;

  /** Digits, spaces, + and -; shown masked. */
  @Matches(/^[0-9+ -]{5,20}$/)
  @HoldsNoIdentityNumber()
  phone!: string;
}

/** 自理能力筛查: its result from the day of the screening on. */
export class AddScreeningDto extends ValidityDto {
  @ApiProperty({ enum: SCREENING_RESULTS })
  @IsIn(SCREENING_RESULTS)
  result!: ScreeningResult;

  /** Form or standard it was made by. */
  @IsString()
  @Length(1, 60)
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u)
  @HoldsNoIdentityNumber()
  standard!: string;
}

/** What somebody does not eat, from a day on. */
export class AddRestrictionDto extends ValidityDto {
  @ApiProperty({ enum: RESTRICTION_KINDS })
  @IsIn(RESTRICTION_KINDS)
  kind!: RestrictionKind;

  /** `chronic_disease` is a diet (慢病餐), never an allergy. */
  @ApiProperty({ enum: RESTRICTIONS })
  @IsIn(RESTRICTIONS)
  restriction!: Restriction;
}

/** Why a status never held. */
export class WithdrawStatusDto {
  @IsString()
  @Length(1, 200)
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** Why a card or QR code is blocked. */
export class BlockIdentifierDto {
  @ApiProperty({ enum: BLOCKED_REASONS })
  @IsIn(BLOCKED_REASONS)
  reason!: BlockedReason;
}

/** The end of a dated fact. */
export class EndFactDto {
  /** Its last day, `YYYY-MM-DD`, on or after its first. */
  @Matches(DATE)
  @IsISO8601({ strict: true })
  validTo!: string;
}

/** A dated fact's id and validity. */
export class DatedFactDto {
  id!: string;
  /** First day. */
  validFrom!: string;
  /** Last day; null: until further notice. */
  validTo!: string | null;
}

/** 户籍 */
export class RegistrationDto extends DatedFactDto {
  registeredDivision!: string;
}

/** A category held. */
export class CategoryDto extends DatedFactDto {
  @ApiProperty({ enum: CATEGORIES })
  category!: Category;
}

/** 能力评估 */
export class GradeDto extends DatedFactDto {
  @ApiProperty({ enum: CAPABILITY_GRADES })
  grade!: CapabilityGrade;
  /** Standard it was given under. */
  standard!: string;
}

/** A card or QR code, by its end only. */
export class IdentifierDto extends DatedFactDto {
  @ApiProperty({ enum: IDENTIFIER_KINDS })
  kind!: IdentifierKind;
  /** Its last four characters. */
  last4!: string;
  /** When it was blocked (lost, damaged, replaced); null: it is not. */
  blockedAt!: Date | null;
  @ApiProperty({ enum: BLOCKED_REASONS, nullable: true, type: 'string' })
  blockedReason!: BlockedReason | null;
}

/** What became of a resident. */
export class StatusDto extends DatedFactDto {
  @ApiProperty({ enum: STATUSES })
  status!: ResidentStatus;
  note!: string | null;
  /** When it was declared a mistake: it never held. Null: it stands. */
  withdrawnAt!: Date | null;
  withdrawnReason!: string | null;
}

/** Somebody to call. */
export class ContactDto extends DatedFactDto {
  name!: string;
  relation!: string;
  /** Masked. */
  phone!: string;
}

/** 自理能力筛查 */
export class ScreeningDto extends DatedFactDto {
  @ApiProperty({ enum: SCREENING_RESULTS })
  result!: ScreeningResult;
  standard!: string;
}

/** What the resident does not eat. */
export class RestrictionDto extends DatedFactDto {
  @ApiProperty({ enum: RESTRICTION_KINDS })
  kind!: RestrictionKind;
  @ApiProperty({ enum: RESTRICTIONS })
  restriction!: Restriction;
  /** Name of the account that recorded it; null: taken over with other data. */
  recordedBy!: string | null;
  recordedAt!: Date;
}
