import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { VolunteeringErrors as Errors } from '../volunteering.errors.js';
import { OwnHoursDto } from './own-hours.dto.js';
import { OwnHoursService } from './own-hours.service.js';

@ApiTags('volunteering')
@Controller('v1/own-hours')
export class OwnHoursController {
  constructor(private readonly hours: OwnHoursService) {}

  /** The hours of the volunteer who asks, and nobody else's. */
  @Get()
  @Roles('volunteer')
  @ApiProblems({ 404: [Errors.VOLUNTEER_NOT_FOUND.code] })
  own(@CurrentScope() scope: Scope): Promise<OwnHoursDto> {
    return this.hours.own(scope);
  }
}
