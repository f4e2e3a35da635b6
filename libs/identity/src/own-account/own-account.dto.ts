import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { PasswordPolicyDto } from '../session/login-step.dto.js';

const LONGEST_PASSWORD = 200;
const LONGEST_CODE = 40;

/** One's own password: never anything of itself. */
export class OwnPasswordDto {
  @ApiProperty({ format: 'date-time' })
  changedAt!: string;
  /** When a log-in will demand a new one (RFC 3339); null = never. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  expiresAt!: string | null;
  policy!: PasswordPolicyDto;
}

/** One's own authenticator. */
export class OwnTotpDto {
  /** Since when a log-in asks for a code (RFC 3339); null = it does not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  enabledAt!: string | null;
  /** The role must have one in this installation, so it cannot be removed. */
  isRequired!: boolean;
  /** The installation has the keys to keep its secret. */
  isAvailable!: boolean;
  @ApiProperty({ type: 'integer' })
  recoveryCodesLeft!: number;
}

/** How one's own account is protected. */
export class OwnAccountDto {
  password!: OwnPasswordDto;
  totp!: OwnTotpDto;
}

/** Whoever finds an open browser does not know it. */
export class OwnPasswordProofDto {
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_PASSWORD)
  password!: string;
}

/** Six digits of the authenticator, or a recovery code. */
export class CodeDto {
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_CODE)
  code!: string;
}

/** The first code of an enrolment. */
export class EnrolmentProofDto extends CodeDto {
  @IsUUID()
  enrolmentId!: string;
}
