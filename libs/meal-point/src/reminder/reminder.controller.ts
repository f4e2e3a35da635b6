import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { MealPointErrors as Errors } from '../meal-point.errors.js';
import { FacilityReminderDto, FacilityReminderListDto, ReminderQueryDto } from './reminder.dto.js';
import { ReminderService } from './reminder.service.js';

/** Licences that expire. */
@ApiTags('meal-point')
@Controller('v1/facility-reminders')
export class ReminderController {
  constructor(private readonly reminders: ReminderService) {}

  /** The reminders the account sees, by expiry. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor', 'admin')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: ReminderQueryDto): Promise<FacilityReminderListDto> {
    return this.reminders.list(scope, query);
  }

  /** Says that somebody has seen to it; who and when is kept. */
  @Post(':id/acknowledgement')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [Errors.ROW_NOT_FOUND.code],
    409: [Errors.ALREADY_ACKNOWLEDGED.code],
  })
  acknowledge(@CurrentScope() scope: Scope, @Param('id', ParseUUIDPipe) id: string): Promise<FacilityReminderDto> {
    return this.reminders.acknowledge(scope, id);
  }
}
