import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DeliveryErrors } from '@nuancan/delivery';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { FamilyErrors as Errors } from '../family.errors.js';
import { DecideRequestDto, RequestQueryDto, StaffRequestDto, StaffRequestPageDto } from './request.dto.js';
import { RequestService } from './request.service.js';

/** What families ask kitchens for. */
@ApiTags('families')
@Controller('v1/family-requests')
export class RequestController {
  constructor(private readonly requests: RequestService) {}

  /** Of an operator's kitchen, or of a town or district. */
  @Get()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: RequestQueryDto): Promise<StaffRequestPageDto> {
    return this.requests.list(scope, query);
  }

  /** The kitchen's answer, once. */
  @Post(':familyRequestId/decision')
  @HttpCode(200)
  @Roles('operator')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.REQUEST_NOT_FOUND.code],
    409: [Errors.ALREADY_DECIDED.code, Errors.CONSENT_ENDED.code, Errors.NOTHING_TO_PAUSE.code],
    422: [DeliveryErrors.NOT_AHEAD.code],
  })
  decide(
    @CurrentScope() scope: Scope,
    @Param('familyRequestId', ParseUUIDPipe) id: string,
    @Body() draft: DecideRequestDto,
  ): Promise<StaffRequestDto> {
    return this.requests.decide(scope, id, draft);
  }
}
