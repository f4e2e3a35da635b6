import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { CurrentScope } from '../session/current-scope.decorator.js';
import { Roles } from '../session/roles.decorator.js';
import { AuditEventPageDto, AuditEventQueryDto } from './audit-event.dto.js';
import { AuditEventService } from './audit-event.service.js';

@ApiTags('identity')
@Controller('v1/audit-events')
export class AuditEventController {
  constructor(private readonly auditEvents: AuditEventService) {}

  /** What was done in the district, newest first: every write, login, failed login and log-out. */
  @Get()
  @Roles('auditor', 'admin', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'] })
  async list(@CurrentScope() scope: Scope, @Query() query: AuditEventQueryDto): Promise<AuditEventPageDto> {
    const page = await this.auditEvents.list(scope, query);
    return {
      items: page.items.map((event) => ({ ...event, at: event.at.toISOString() })),
      nextCursor: page.nextCursor,
    };
  }
}
