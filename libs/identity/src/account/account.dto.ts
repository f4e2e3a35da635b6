import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber, PageQueryDto } from '@nuancan/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { PERSON_ROLES, type PersonRole } from './person-role.js';

const ACCOUNT_STATES = ['enabled', 'disabled'] as const;
const LONGEST_PASSWORD = 200;

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
  /** The next log-in asks for a new password, because somebody else knows the present one. */
  mustChangePassword!: boolean;
  /** Since when a log-in asks for a code (RFC 3339); null = it does not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  totpEnabledAt!: string | null;
  /** When the password was last set (RFC 3339). */
  @ApiProperty({ format: 'date-time' })
  passwordChangedAt!: string;
  /** Send it back as `If-Match` with an edit. */
  @ApiProperty({ type: 'integer' })
  version!: number;
}

/** An account, and the password that was made for it. */
export class AccountWithPasswordDto extends AccountDto {
  /** Told this once; the first log-in asks for another one. Null when the request gave one. */
  @ApiProperty({ type: String, nullable: true })
  oneTimePassword!: string | null;
}

/** Which accounts; what is left out does not matter. */
export class AccountQueryDto extends PageQueryDto {
  @ApiProperty({ enum: PERSON_ROLES, enumName: 'PersonRole', required: false })
  @IsOptional()
  @IsIn(PERSON_ROLES)
  role?: PersonRole;

  /** Division code of the town they belong to. */
  @IsOptional()
  @Matches(/^[0-9]{9}$/)
  townCode?: string;

  @ApiProperty({ enum: ACCOUNT_STATES, required: false })
  @IsOptional()
  @IsIn(ACCOUNT_STATES)
  state?: 'enabled' | 'disabled';
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
  @HoldsNoIdentityNumber()
  login!: string;

  /** Left out: one is made, and told once in the answer. Either way the first log-in asks for another one. */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  password?: string;

  /** The person's name as colleagues see it. */
  @Transform(trimmed)
  @IsString()
  @Length(1, 80)
  @HoldsNoIdentityNumber()
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
  @HoldsNoIdentityNumber()
  displayName?: string;

  /** true ends the account's sessions and refuses its logins; false lets it in again. */
  @ValidateIf((dto: UpdateAccountDto) => dto.disabled !== undefined)
  @IsBoolean()
  disabled?: boolean;

  /** A new password, which the next log-in asks to change; ends the account's sessions. */
  @ValidateIf((dto: UpdateAccountDto) => dto.password !== undefined)
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  password?: string;

  /** Another role ends the account's sessions, as does another place. It needs the place that fits it. */
  @ApiProperty({ enum: PERSON_ROLES, enumName: 'PersonRole', required: false })
  @ValidateIf((dto: UpdateAccountDto) => dto.role !== undefined)
  @IsIn(PERSON_ROLES)
  role?: PersonRole;

  /** Null: the whole district. */
  @ApiProperty({ type: String, nullable: true, required: false })
  @IsOptional()
  @Matches(/^[0-9]{9}$/)
  townCode?: string | null;

  /** Null: the whole town. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  @IsOptional()
  @IsUUID()
  facilityId?: string | null;
}

/** One's own new password. */
export class ChangePasswordDto {
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  currentPassword!: string;

  /** As the installation's policy asks: see `GET /v1/accounts/current`. */
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  newPassword!: string;
}
