import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { RegistryErrors } from '../registry.errors.js';
import { ErasureDecisionDto, ErasureDto, ErasureListDto, ErasureQueryDto } from './erasure.dto.js';
import { ErasureService } from './erasure.service.js';

/** Erasure of who a person was. */
@ApiTags('registry')
@Controller('v1')
export class ErasureController {
  constructor(private readonly erasures: ErasureService) {}

  /** Requests of the scope, oldest first. */
  @Get('erasures')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [RegistryErrors.ERASURE_NOT_FOUND.code] })
  async page(@CurrentScope() scope: Scope, @Query() query: ErasureQueryDto): Promise<ErasureListDto> {
    return this.erasures.page(scope, query);
  }

  /** Asks for the erasure of somebody who died or moved out at least six months ago. */
  @Post('residents/:residentId/erasures')
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [RegistryErrors.RESIDENT_NOT_FOUND.code],
    409: [
      RegistryErrors.RESIDENT_MERGED.code,
      RegistryErrors.RESIDENT_ERASED.code,
      RegistryErrors.ERASURE_TOO_EARLY.code,
      RegistryErrors.ERASURE_REQUESTED.code,
    ],
  })
  async request(
    @CurrentScope() scope: Scope,
    @Param('residentId', ParseUUIDPipe) residentId: string,
  ): Promise<ErasureDto> {
    return this.erasures.request(scope, residentId);
  }

  /** Carries a request out for good, or declines it; who asked for it does not carry it out. */
  @Post('erasures/:erasureId/decision')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [RegistryErrors.FOUR_EYES.code],
    404: [RegistryErrors.ERASURE_NOT_FOUND.code],
    409: [
      RegistryErrors.ERASURE_TOO_EARLY.code,
      RegistryErrors.ERASURE_MONEY_LEFT.code,
      RegistryErrors.RESIDENT_MERGED.code,
    ],
  })
  async decide(
    @CurrentScope() scope: Scope,
    @Param('erasureId', ParseUUIDPipe) erasureId: string,
    @Body() decision: ErasureDecisionDto,
  ): Promise<ErasureDto> {
    return this.erasures.decide(scope, erasureId, decision);
  }
}
