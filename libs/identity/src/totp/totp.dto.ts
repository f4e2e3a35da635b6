import { ApiProperty } from '@nestjs/swagger';
import type { Enrolment } from './totp-enrolment.js';

/** A secret that waits for its first code. */
export class EnrolmentDto {
  @ApiProperty({ format: 'uuid' })
  enrolmentId!: string;
  /** Base32, for typing it into the authenticator by hand. */
  secret!: string;
  /** The same for a QR code: `otpauth://totp/…`. */
  otpauthUrl!: string;
  /** When the first code must have come (RFC 3339). */
  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
}

/** Each opens the account once when the authenticator is lost; told this once. */
export class RecoveryCodesDto {
  recoveryCodes!: string[];
}

export function enrolmentDtoOf({ expiresAt, ...enrolment }: Enrolment): EnrolmentDto {
  return { ...enrolment, expiresAt: expiresAt.toISOString() };
}
