import { ApiProperty } from '@nestjs/swagger';
import { CAPABILITY_GRADES, CATEGORIES, type CapabilityGrade, type Category } from '@nuancan/five-ones';
import { IsIn, IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import { IDENTIFIER_KINDS, type IdentifierKind } from './resident-identifier.entity.js';

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
  standard!: string;
}

/** A card or QR code from a day on. */
export class AddIdentifierDto extends ValidityDto {
  @ApiProperty({ enum: IDENTIFIER_KINDS })
  @IsIn(IDENTIFIER_KINDS)
  kind!: IdentifierKind;

  /** Card number or QR token, 4–64 printable ASCII characters with at least one digit; never shown again. */
  @Matches(/^(?=.*[0-9])[!-~]{4,64}$/)
  value!: string;
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
}
