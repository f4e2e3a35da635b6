import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DecideFindingDto, FindingDetailDto, FindingListDto, FindingQueryDto } from './finding.dto.js';
import { FindingErrors as Errors } from './finding.errors.js';
import { FindingService } from './finding.service.js';

@ApiTags('checks')
@Controller('v1/findings')
export class FindingController {
  constructor(private readonly findings: FindingService) {}

  /** What the checks found, newest first. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: FindingQueryDto): Promise<FindingListDto> {
    return this.findings.list(scope, query);
  }

  /** One finding with its evidence, names masked, and what was decided. */
  @Get(':id')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [Errors.NOT_FOUND.code] })
  one(@CurrentScope() scope: Scope, @Param('id', ParseUUIDPipe) id: string): Promise<FindingDetailDto> {
    return this.findings.one(scope, id);
  }

  /** Accepts, disallows or asks, as an official; answers, as the facility's operator. */
  @Post(':id/decisions')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [Errors.NOT_YOURS.code, Errors.OWN_EVIDENCE.code],
    404: [Errors.NOT_FOUND.code],
    409: [Errors.GONE.code, Errors.DECIDED.code, Errors.ASK_FIRST.code, Errors.CLAIM_CLOSED.code],
    422: [Errors.NOTHING_AT_STAKE.code],
  })
  decide(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() asked: DecideFindingDto,
  ): Promise<FindingDetailDto> {
    return this.findings.decide(scope, id, asked);
  }
}
