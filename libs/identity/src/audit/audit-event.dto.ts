import { ApiProperty } from '@nestjs/swagger';
import { PageQueryDto } from '@nuancan/platform';
import { IsOptional, IsUUID, Matches } from 'class-validator';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Which audit events. */
export class AuditEventQueryDto extends PageQueryDto {
  /** First day, Asia/Shanghai, `YYYY-MM-DD`. */
  @IsOptional()
  @Matches(DATE)
  from?: string;

  /** Last day (included), Asia/Shanghai, `YYYY-MM-DD`. */
  @IsOptional()
  @Matches(DATE)
  to?: string;

  /** E.g. `login`, `login_failed`, `insert`, `update`. */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_.]{0,63}$/)
  action?: string;

  /** Who did it. */
  @IsOptional()
  @IsUUID()
  accountId?: string;
}

/** One audit event; it can be neither changed nor removed. */
export class AuditEventDto {
  /** Grows with every event. */
  @ApiProperty({ type: 'integer' })
  id!: number;
  @ApiProperty({ format: 'date-time' })
  at!: string;
  /** Who did it; null: the system, or somebody unknown. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  accountId!: string | null;
  /** Their display name as it is now. */
  @ApiProperty({ type: String, nullable: true })
  accountName!: string | null;
  /** Their role at that time. */
  @ApiProperty({ type: String, nullable: true })
  role!: string | null;
  @ApiProperty({ type: String, nullable: true })
  townCode!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  facilityId!: string | null;
  /** What was done, e.g. `insert`, `update`, `login`, `login_failed`, `logout`. */
  action!: string;
  /** What it was done to, e.g. `registry.residents`. */
  subject!: string;
  @ApiProperty({ type: String, nullable: true })
  subjectId!: string | null;
  /** The row before; null for a new one and for what is no row. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  before!: Readonly<Record<string, unknown>> | null;
  /** The row after; null for a removed one and for what is no row. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after!: Readonly<Record<string, unknown>> | null;
  /** Address the request came from. */
  @ApiProperty({ type: String, nullable: true })
  ip!: string | null;
  /** Id of the request, as in the server's log. */
  @ApiProperty({ type: String, nullable: true })
  requestId!: string | null;
}

/** One page of audit events, newest first. */
export class AuditEventPageDto {
  items!: AuditEventDto[];
  /** Cursor of the next (older) page; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
