import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { SampleReminderDto, SampleReminderListDto, SampleReminderQueryDto } from './sample-reminder.dto.js';
import { SampleReminderService } from './sample-reminder.service.js';

@ApiTags('production')
@Controller('v1/food-sample-reminders')
export class SampleReminderController {
  constructor(private readonly reminders: SampleReminderService) {}

  /** Samples that are missing after cooking, and samples that may be thrown away. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  open(@CurrentScope() scope: Scope, @Query() query: SampleReminderQueryDto): Promise<SampleReminderListDto> {
    return this.reminders.open(scope, query);
  }

  /** Says that somebody has seen to it; who and when is kept. */
  @Post(':sampleReminderId/acknowledgement')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: ['PRODUCTION.REMINDER_NOT_FOUND'],
    409: ['PRODUCTION.ALREADY_ACKNOWLEDGED'],
  })
  acknowledge(
    @CurrentScope() scope: Scope,
    @Param('sampleReminderId', ParseUUIDPipe) id: string,
  ): Promise<SampleReminderDto> {
    return this.reminders.acknowledge(scope, id);
  }
}
