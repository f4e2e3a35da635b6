import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { VolunteeringErrors as Errors } from '../volunteering.errors.js';
import { ReferenceRateListDto, SetReferenceRateDto } from './reference-rate.dto.js';
import { ReferenceRateService } from './reference-rate.service.js';

@ApiTags('volunteering')
@Controller('v1/volunteer-rates')
export class ReferenceRateController {
  constructor(private readonly rates: ReferenceRateService) {}

  /** What an hour of help is worth in the district, by date. */
  @Get()
  @Roles('operator', 'volunteer', 'town_official', 'district_official', 'auditor')
  list(@CurrentScope() scope: Scope): Promise<ReferenceRateListDto> {
    return this.rates.list(scope);
  }

  /** Sets the rate from a day on; past days keep theirs. */
  @Post()
  @Roles('district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 422: [Errors.RATE_NOT_AHEAD.code] })
  set(@CurrentScope() scope: Scope, @Body() draft: SetReferenceRateDto): Promise<ReferenceRateListDto> {
    return this.rates.set(scope, draft);
  }
}
