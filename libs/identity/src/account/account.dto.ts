import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '../credential/check-password.js';
import { PERSON_ROLES, type PersonRole } from './person-role.js';

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

/** How far an account sees. */
export class AccountScopeDto {
  /** Division code of the district, 6 digits. */
  districtCode!: string;
  /** Division code of the town, 9 digits; null = the whole district. */
  @ApiProperty({ type: String, nullable: true })
  townCode!: string | null;
  /** Id of the facility; null = the whole town. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  facilityId!: string | null;
}

/** An account; never with anything of its password. */
export class AccountDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  login!: string;
  displayName!: string;
  @ApiProperty({ enum: PERSON_ROLES, enumName: 'PersonRole' })
  role!: PersonRole;
  scope!: AccountScopeDto;
  /** Since when the account cannot log in (RFC 3339); null = it can. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  disabledAt!: string | null;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
  /** When the password was last set (RFC 3339). */
  @ApiProperty({ format: 'date-time' })
  passwordChangedAt!: string;
  /** Send it back as `If-Match` with an edit. */
  @ApiProperty({ type: 'integer' })
  version!: number;
}

/** One page of accounts, in the order of their logins. */
export class AccountPageDto {
  items!: AccountDto[];
  /** Cursor of the next page; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

/** A new account of the administrator's own district. */
export class CreateAccountDto {
  /** 3–64 of a–z, 0–9, dot, dash, underscore, beginning with a letter or digit. */
  @IsString()
  @Matches(/^[a-z0-9][a-z0-9._-]{2,63}$/)
  login!: string;

  /** 10–128 characters, not containing the login. */
  @IsString()
  @Length(PASSWORD_MIN_LENGTH, PASSWORD_MAX_LENGTH)
  password!: string;

  /** The person's name as colleagues see it. */
  @Transform(trimmed)
  @IsString()
  @Length(1, 80)
  displayName!: string;

  @ApiProperty({ enum: PERSON_ROLES, enumName: 'PersonRole' })
  @IsIn(PERSON_ROLES)
  role!: PersonRole;

  /** Needed by operator, volunteer and town official; refused for the others. */
  @IsOptional()
  @Matches(/^[0-9]{9}$/)
  townCode?: string;

  /** Needed by operator, possible for volunteer; refused for the others. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** What an administrator changes; what is left out stays. */
export class UpdateAccountDto {
  @Transform(trimmed)
  @ValidateIf((dto: UpdateAccountDto) => dto.displayName !== undefined)
  @IsString()
  @Length(1, 80)
  displayName?: string;

  /** true ends the account's sessions and refuses its logins; false lets it in again. */
  @ValidateIf((dto: UpdateAccountDto) => dto.disabled !== undefined)
  @IsBoolean()
  disabled?: boolean;

  /** A new password, 10–128 characters; ends the account's sessions. */
  @ValidateIf((dto: UpdateAccountDto) => dto.password !== undefined)
  @IsString()
  @Length(PASSWORD_MIN_LENGTH, PASSWORD_MAX_LENGTH)
  password?: string;
}

/** One's own new password. */
export class ChangePasswordDto {
  @IsString()
  @MaxLength(200)
  currentPassword!: string;

  /** 10–128 characters, not containing the login. */
  @IsString()
  @Length(PASSWORD_MIN_LENGTH, PASSWORD_MAX_LENGTH)
  newPassword!: string;
}
