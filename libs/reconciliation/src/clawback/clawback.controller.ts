import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { ClawbackListDto, ClawbackQueryDto } from './clawback-list.dto.js';
import { ClawbackDto } from './clawback.dto.js';
import { ClawbackService } from './clawback.service.js';

@ApiTags('claims')
@Controller('v1')
export class ClawbackController {
  constructor(private readonly clawbacks: ClawbackService) {}

  /** Approved claims of which something came to light since: what is to be decided, to be booked, and what was, the latest month first. */
  @Get('clawbacks')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: ClawbackQueryDto): Promise<ClawbackListDto> {
    return this.clawbacks.list(scope, query);
  }

  /** Books what a finding disallowed after its claims were approved; another person than decided. */
  @Post('findings/:findingId/clawback')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    403: ['CLAIM.SECOND_PERSON_NEEDED'],
    409: ['CLAIM.NOTHING_TO_BOOK', 'CORRECTION.CHANGED_MEANWHILE'],
  })
  book(@CurrentScope() scope: Scope, @Param('findingId', ParseUUIDPipe) findingId: string): Promise<ClawbackDto> {
    return this.clawbacks.book(scope, findingId);
  }
}
