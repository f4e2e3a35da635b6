import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { VolunteerHoursDto, VolunteerHoursQueryDto } from './volunteer-hours.dto.js';
import { VolunteerHoursService } from './volunteer-hours.service.js';

@ApiTags('volunteering')
@Controller('v1/volunteer-hours')
export class VolunteerHoursController {
  constructor(private readonly hours: VolunteerHoursService) {}

  /** Confirmed hours of a month by town and facility, in the account's scope. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  month(@CurrentScope() scope: Scope, @Query() { month }: VolunteerHoursQueryDto): Promise<VolunteerHoursDto> {
    return this.hours.month(scope, month);
  }
}
