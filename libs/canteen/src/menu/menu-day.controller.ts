import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import {
  CopiedMenuWeekDto,
  CopyMenuWeekDto,
  MenuWeekDto,
  MenuWeekQueryDto,
  SetMenuDayDto,
  SetMenuDishesDto,
  SetMenuWeekdaysDto,
  SetSoldOutDto,
} from './menu-day.dto.js';
import { MenuDayService } from './menu-day.service.js';

const BAD = { 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 404: ['MENU.FACILITY_NOT_IN_SCOPE'] };

/** The menu of the day; every answer is the seven days from the one that was changed. */
@ApiTags('menu')
@Controller('v1')
export class MenuDayController {
  constructor(private readonly days: MenuDayService) {}

  /** Seven days of menus: every line with a price, whether it is offered and whether it is sold out. */
  @Get('menu-days')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems(BAD)
  week(@CurrentScope() scope: Scope, @Query() query: MenuWeekQueryDto): Promise<MenuWeekDto> {
    return this.days.week(scope, query);
  }

  /** Says what a slot of one date offers. */
  @Put('menu-days')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ ...BAD, 422: ['MENU.PAST_DAY', 'MENU.NO_SUCH_LINE'] })
  setDay(@CurrentScope() scope: Scope, @Body() request: SetMenuDayDto): Promise<MenuWeekDto> {
    return this.days.setDay(scope, request);
  }

  /** Says of which dishes a line is made on a date. */
  @Put('menu-days/dishes')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ ...BAD, 422: ['MENU.PAST_DAY', 'MENU.NO_SUCH_LINE', 'MENU.NO_SUCH_DISH'] })
  setDishes(@CurrentScope() scope: Scope, @Body() request: SetMenuDishesDto): Promise<MenuWeekDto> {
    return this.days.setDishes(scope, request);
  }

  /** Says that a line is sold out on a date, or to be had again. */
  @Put('menu-days/sold-out')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ ...BAD, 422: ['MENU.PAST_DAY', 'MENU.NO_SUCH_LINE'] })
  setSoldOut(@CurrentScope() scope: Scope, @Body() request: SetSoldOutDto): Promise<MenuWeekDto> {
    return this.days.setSoldOut(scope, request);
  }

  /** Says on which weekdays a line is offered from a day on; without it, a line is offered every day. */
  @Post('menu-weekdays')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ ...BAD, 409: ['MENU.LATER_EXISTS'], 422: ['MENU.STARTS_IN_PAST', 'MENU.NO_SUCH_LINE'] })
  setWeekdays(@CurrentScope() scope: Scope, @Body() request: SetMenuWeekdaysDto): Promise<MenuWeekDto> {
    return this.days.setWeekdays(scope, request);
  }

  /** Copies what one week offers, and its dishes, to another week or facility; past days stay. */
  @Post('menu-weeks/copies')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ ...BAD, 422: ['MENU.NOT_A_MONDAY', 'MENU.PAST_DAY', 'MENU.SAME_WEEK'] })
  copyWeek(@CurrentScope() scope: Scope, @Body() request: CopyMenuWeekDto): Promise<CopiedMenuWeekDto> {
    return this.days.copyWeek(scope, request);
  }
}
