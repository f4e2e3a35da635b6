import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import {
  EndMenuItemDto,
  FacilityDayQueryDto,
  MenuDto,
  MenuHistoryDto,
  MenuHistoryQueryDto,
  MenuItemDto,
  SetMenuItemDto,
} from './menu.dto.js';
import { MenuService } from './menu.service.js';

@ApiTags('menu')
@Controller('v1/menu-items')
export class MenuController {
  constructor(private readonly menu: MenuService) {}

  /** The menu of a facility on a day. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'] })
  async list(@CurrentScope() scope: Scope, @Query() query: FacilityDayQueryDto): Promise<MenuDto> {
    return { items: await this.menu.on(scope, query.facilityId, query.businessDate) };
  }

  /** Every price of a facility: past ones, corrected ones and those to come. */
  @Get('history')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  history(@CurrentScope() scope: Scope, @Query() { facilityId }: MenuHistoryQueryDto): Promise<MenuHistoryDto> {
    return this.menu.history(scope, facilityId);
  }

  /** Sets the price of a slot's line from a day on, the same day's again to correct it; the earlier price ends the day before. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: ['MENU.FACILITY_NOT_IN_SCOPE'],
    409: ['MENU.LATER_EXISTS'],
    422: ['MENU.STARTS_IN_PAST'],
  })
  set(@CurrentScope() scope: Scope, @Body() request: SetMenuItemDto): Promise<MenuItemDto> {
    return this.menu.set(scope, request);
  }

  /** Takes a line off the menu after its last day; past days stay. */
  @Patch(':id')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'],
    404: ['MENU.LINE_NOT_FOUND'],
    409: ['MENU.LATER_EXISTS'],
    422: ['MENU.PAST_DAY', 'MENU.DATES_REVERSED'],
  })
  end(
    @CurrentScope() scope: Scope,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { validTo }: EndMenuItemDto,
  ): Promise<MenuItemDto> {
    return this.menu.end(scope, id, validTo);
  }
}
