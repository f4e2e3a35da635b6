import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { Transform } from 'class-transformer';
import { AccountScopeDto } from '../account/account.dto.js';
import { PERSON_ROLES, type PersonRole } from '../account/person-role.js';

/** Who wants in. */
export class LoginDto {
  /** The account's login; upper case and surrounding blanks do not matter. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim().toLowerCase() : value))
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  login!: string;

  /** The password. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  password!: string;
}

/** The account behind a session. */
export class SessionAccountDto {
  id!: string;
  login!: string;
  displayName!: string;
  @ApiProperty({ enum: PERSON_ROLES, enumName: 'PersonRole' })
  role!: PersonRole;
  scope!: AccountScopeDto;
}

/** Who is logged in. */
export class SessionDto {
  account!: SessionAccountDto;
  /** When the session ends if nothing more is asked (RFC 3339). */
  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}
