import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber, PageQueryDto } from '@nuancan/platform';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import {
  CategoryDto,
  ContactDto,
  GradeDto,
  IdentifierDto,
  RegistrationDto,
  RestrictionDto,
  ScreeningDto,
  StatusDto,
} from '../dated-fact/dated-fact.dto.js';
import { STATUSES, type ResidentStatus } from '../dated-fact/resident-words.js';
import { SEXES, type Sex } from './sex.js';

/** Query of the list of residents. */
export class ResidentQueryDto extends PageQueryDto {
  /** Only residents of this town. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;
}

/** What residents are looked for by. */
export class ResidentSearchDto {
  /**
   * Beginning of a name, of its pinyin initials or of its full pinyin; a card number or its last four digits; a phone
   * number (8 digits at least) or its last four; a whole identity number.
   */
  @IsString()
  @Length(1, 64)
  text!: string;

  /** Only residents of this town. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  /** Rows per page, 1–100; 50 when absent. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;

  /** `nextCursor` of the previous page. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** A new resident; facts with dates are added afterwards. */
export class CreateResidentDto {
  /** The client's own UUID: the same id and resident sent twice is entered once. */
  @IsOptional()
  @IsUUID()
  id?: string;

  /** Home town, nine digits; a town official's own. */
  @Matches(/^\d{9}$/)
  townCode!: string;

  /** A village or community of the home town, twelve digits. */
  @Matches(/^\d{12}$/)
  villageCode!: string;

  /** Full name. */
  @IsString()
  @Length(1, 60)
  @Matches(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u)
  @HoldsNoIdentityNumber()
  name!: string;

  @ApiProperty({ enum: SEXES })
  @IsIn(SEXES)
  sex!: Sex;

  /** `YYYY-MM-DD`, after 1890 and not in the future. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  birthDate!: string;

  /** 独居 */
  @IsBoolean()
  livesAlone!: boolean;

  /** What the kitchen must know, e.g. 少盐. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}]*$/u)
  @HoldsNoIdentityNumber()
  diet?: string | null;

  /** Digits, spaces, + and -; shown masked. */
  @IsOptional()
  @Matches(/^[0-9+ -]{5,20}$/)
  @HoldsNoIdentityNumber()
  phone?: string | null;

  /** True when somebody of this name and date of birth is known to be another person. */
  @IsOptional()
  @IsBoolean()
  confirmedDistinct?: boolean;
}

/** What is corrected of a resident; a field left out stays as it is, null clears it. */
export class CorrectResidentDto {
  /** Another village or community of the home town, twelve digits. */
  @IsOptional()
  @Matches(/^\d{12}$/)
  villageCode?: string;

  /** 独居 */
  @IsOptional()
  @IsBoolean()
  livesAlone?: boolean;

  /** What the kitchen must know, e.g. 少盐. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  @Matches(/^[^\p{Cc}]*$/u)
  @HoldsNoIdentityNumber()
  diet?: string | null;

  /** Digits, spaces, + and -; shown masked. */
  @IsOptional()
  @Matches(/^[0-9+ -]{5,20}$/)
  @HoldsNoIdentityNumber()
  phone?: string | null;
}

/** A resident in a list. */
export class ResidentSummaryDto {
  id!: string;
  name!: string;
  @ApiProperty({ enum: SEXES })
  sex!: Sex;
  /** `YYYY-MM-DD` */
  birthDate!: string;
  /** Home town. */
  townCode!: string;
  villageCode!: string;
  villageName!: string;
  /** 独居 */
  livesAlone!: boolean;
  /** Masked, e.g. `138****5678`; null when unknown. */
  phone!: string | null;
}

/** A resident in a list, as of today. */
export class ListedResidentDto extends ResidentSummaryDto {
  /** What became of the resident by today; null: active. */
  @ApiProperty({ enum: STATUSES, nullable: true, type: 'string' })
  status!: ResidentStatus | null;
}

/** A page of residents. */
export class ResidentListDto {
  items!: ListedResidentDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}

/** A resident with every dated fact, past ones too, earliest first. */
export class ResidentDto extends ResidentSummaryDto {
  /** What the kitchen must know. */
  diet!: string | null;
  /** 户籍 */
  registrations!: RegistrationDto[];
  categories!: CategoryDto[];
  /** 能力评估 */
  grades!: GradeDto[];
  /** Cards and QR codes, by their ends. */
  identifiers!: IdentifierDto[];
  /** What became of the resident; of a day without one: active. */
  statuses!: StatusDto[];
  /** Whom to call, phones masked. */
  contacts!: ContactDto[];
  /** 自理能力筛查 */
  screenings!: ScreeningDto[];
  /** What the resident does not eat; empty for whoever is not to know. */
  restrictions!: RestrictionDto[];
  /** Its ends only; null when none is registered, or not for this account. */
  identityNumber!: string | null;
  /** The entry this one is a duplicate of; null: none. */
  mergedInto!: string | null;
  /** When it was erased who this was; null: it is not. */
  erasedAt!: Date | null;
}
