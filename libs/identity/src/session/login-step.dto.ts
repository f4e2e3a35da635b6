import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { LOGIN_STEPS, type LoginStepName } from './login-outcome.js';
import { SessionDto } from './session.dto.js';

const LONGEST_TOKEN = 64;
const LONGEST_CODE = 40;
const LONGEST_PASSWORD = 200;

/** What the installation asks of a new password. */
export class PasswordPolicyDto {
  /** Characters at least; 128 at most. */
  @ApiProperty({ type: 'integer' })
  minLength!: number;
  /** Kinds of characters at least, of lower case, upper case, digits and others; 1 = any. */
  @ApiProperty({ type: 'integer' })
  kinds!: number;
  /** How many former passwords may not come back, besides the present one. */
  @ApiProperty({ type: 'integer' })
  history!: number;
}

/** The password was right; this is still to be done before there is a session. */
export class LoginStepDto {
  @ApiProperty({ enum: LOGIN_STEPS, enumName: 'LoginStepName' })
  step!: LoginStepName;
  /** Names this log-in in the next request, and in nothing else. */
  stepToken!: string;
  /** When it must be done (RFC 3339). */
  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
  passwordPolicy!: PasswordPolicyDto;
}

/** A log-in under way. */
export class StepDto {
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_TOKEN)
  stepToken!: string;
}

/** The code of a log-in: six digits of the authenticator, or a recovery code. */
export class StepCodeDto extends StepDto {
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_CODE)
  code!: string;
}

/** The password that takes the place of one that must be changed. */
export class StepPasswordDto extends StepDto {
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST_PASSWORD)
  newPassword!: string;
}

/** The first code of an enrolment during a log-in. */
export class StepEnrolmentDto extends StepCodeDto {
  @IsUUID()
  enrolmentId!: string;
}

/** The recovery codes, told this once, and how the log-in goes on: either of the two others is null. */
export class EnrolledLoginDto {
  recoveryCodes!: string[];
  @ApiProperty({ type: SessionDto, nullable: true })
  session!: SessionDto | null;
  @ApiProperty({ type: LoginStepDto, nullable: true })
  next!: LoginStepDto | null;
}
