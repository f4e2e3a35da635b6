import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, PERSON_ROLES, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { MealPointErrors } from '../meal-point.errors.js';
import { CalendarDto, CalendarQueryDto, SetCalendarDayDto } from './calendar.dto.js';
import { CalendarService } from './calendar.service.js';

/** Holidays, and days worked in their place. */
@ApiTags('meal-point')
@Controller('v1/calendar')
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  /** The festivals, days off and days worked instead of a year. */
  @Get()
  @Roles(...PERSON_ROLES)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  year(@CurrentScope() scope: Scope, @Query() { year }: CalendarQueryDto): Promise<CalendarDto> {
    return this.calendar.year(scope, year);
  }

  /** Says what a day is in the district; the answer is its year. */
  @Post('days')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 422: [MealPointErrors.DAY_OUT_OF_CALENDAR.code] })
  say(@CurrentScope() scope: Scope, @Body() asked: SetCalendarDayDto): Promise<CalendarDto> {
    return this.calendar.say(scope, asked);
  }
}
