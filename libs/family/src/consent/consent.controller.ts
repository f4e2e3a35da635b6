import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { FamilyErrors as Errors } from '../family.errors.js';
import {
  ConsentDto,
  ConsentPageDto,
  ConsentQueryDto,
  FamilyLinkDto,
  GiveConsentDto,
  WithdrawConsentDto,
} from './consent.dto.js';
import { ConsentService } from './consent.service.js';

const OF_ONE = { 400: ['REQUEST.MALFORMED'], 404: [Errors.CONSENT_NOT_FOUND.code], 409: [Errors.CONSENT_ENDED.code] };

/** What elders let their families see. */
@ApiTags('families')
@Controller('v1/family-consents')
export class ConsentController {
  constructor(private readonly consents: ConsentService) {}

  /** An operator's own, or of a town or district; those that have ended, too. */
  @Get()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: ConsentQueryDto): Promise<ConsentPageDto> {
    return this.consents.list(scope, query);
  }

  /** Enters a consent: by an operator of somebody who eats there, by an official of an elder of theirs. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [Errors.RESIDENT_NOT_FOUND.code, Errors.FACILITY_NOT_FOUND.code],
    409: [Errors.CONSENT_EXISTS.code, Errors.CLIENT_ID_CLASH.code],
    422: [Errors.RESIDENT_GONE.code, Errors.CONSENT_DATES_WRONG.code, Errors.NOTHING_SHOWN.code],
  })
  give(@CurrentScope() scope: Scope, @Body() draft: GiveConsentDto): Promise<ConsentDto> {
    return this.consents.give(scope, draft);
  }

  /** Withdraws a consent; its link opens nothing from now on. */
  @Post(':consentId/withdrawal')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ ...OF_ONE, 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'] })
  withdraw(
    @CurrentScope() scope: Scope,
    @Param('consentId', ParseUUIDPipe) consentId: string,
    @Body() draft: WithdrawConsentDto,
  ): Promise<ConsentDto> {
    return this.consents.withdraw(scope, consentId, draft);
  }

  /** Makes the link to hand over; the one before opens nothing any more. */
  @Post(':consentId/links')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems(OF_ONE)
  openLink(@CurrentScope() scope: Scope, @Param('consentId', ParseUUIDPipe) consentId: string): Promise<FamilyLinkDto> {
    return this.consents.openLink(scope, consentId);
  }
}
