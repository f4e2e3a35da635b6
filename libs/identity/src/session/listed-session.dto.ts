import { ApiProperty } from '@nestjs/swagger';
import { deviceText } from './device-text.js';
import type { ListedSession } from './session-list.service.js';

/** A live session: a browser in which the account is logged in. */
export class ListedSessionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  /** Browser and system, such as `Chrome 141 · Windows`; null when it says nothing of itself. */
  @ApiProperty({ type: String, nullable: true })
  device!: string | null;
  /** Where it logged in from. */
  @ApiProperty({ type: String, nullable: true })
  ip!: string | null;
  @ApiProperty({ format: 'date-time' })
  createdAt!: string;
  /** When it was last used, to the minute (RFC 3339). */
  @ApiProperty({ format: 'date-time' })
  lastSeenAt!: string;
  /** When it ends if it is not used again (RFC 3339). */
  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
  /** The one that asks. */
  isCurrent!: boolean;
}

/** The live sessions of an account, seen last first; at most 50. */
export class SessionListDto {
  items!: ListedSessionDto[];
}

/** How many sessions were ended. */
export class EndedSessionsDto {
  @ApiProperty({ type: 'integer' })
  ended!: number;
}

export function sessionListDtoOf(sessions: readonly ListedSession[]): SessionListDto {
  return {
    items: sessions.map(({ id, ip, userAgent, isCurrent, ...times }) => ({
      id,
      device: deviceText(userAgent),
      ip,
      createdAt: times.createdAt.toISOString(),
      lastSeenAt: times.lastSeenAt.toISOString(),
      expiresAt: times.expiresAt.toISOString(),
      isCurrent,
    })),
  };
}
