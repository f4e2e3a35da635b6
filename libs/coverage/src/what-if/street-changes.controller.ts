import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { CoverageErrors } from '../coverage.errors.js';
import { StreetChanges } from './street-changes.js';
import { StreetChangesDto } from './street-changes.dto.js';
import { TryChangesDto } from './what-if.dto.js';

/** What a change looks like on the map: streets, and nobody who lives there. */
@ApiTags('coverage')
@Controller('v1/coverage/what-ifs')
export class StreetChangesController {
  constructor(private readonly streets: StreetChanges) {}

  /** Streets that a list of changes brings within 15 minutes, and those it takes out, cut exactly. Nothing is stored. */
  @Post('streets')
  @HttpCode(200)
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: [CoverageErrors.NO_NETWORK.code],
    422: [CoverageErrors.FACILITY_UNKNOWN.code],
    500: [CoverageErrors.GRAPH_BROKEN.code],
  })
  changed(
    @CurrentScope() scope: Scope,
    @Body() { profile = 'older', slot, changes }: TryChangesDto,
  ): Promise<StreetChangesDto> {
    return this.streets.of(scope, { profile, slot: slot ?? null, changes });
  }
}
