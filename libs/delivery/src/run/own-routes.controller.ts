import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { OwnAbsenceService } from './own-absence.service.js';
import { OwnAbsenceDto, OwnRouteListDto } from './own-routes.dto.js';
import { OwnRoutesService } from './own-routes.service.js';
import { RunErrors } from './run.errors.js';

/** What a volunteer's phone shows. */
@ApiTags('delivery')
@Controller('v1')
export class OwnRoutesController {
  constructor(
    private readonly routes: OwnRoutesService,
    private readonly absences: OwnAbsenceService,
  ) {}

  /** Of the volunteer who asks, today: nobody else's, and nothing once the run is closed. */
  @Get('own-routes')
  @Roles('volunteer')
  list(@CurrentScope() scope: Scope): Promise<OwnRouteListDto> {
    return this.routes.list(scope);
  }

  /** Cannot come: what has not left yet is planned anew among the others, with as little change as possible. Again, it changes nothing. */
  @Post('own-runs/:ownRunId/absence')
  @HttpCode(200)
  @Roles('volunteer')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [RunErrors.RUN_NOT_FOUND.code],
    409: [RunErrors.STOP_UNDER_WAY.code],
  })
  stayAway(@CurrentScope() scope: Scope, @Param('ownRunId', ParseUUIDPipe) runId: string): Promise<OwnAbsenceDto> {
    return this.absences.stayAway(scope, runId);
  }
}
