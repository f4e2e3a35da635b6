import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { FacilityDayQueryDto, MenuDto, MenuItemDto, SetMenuItemDto } from './menu.dto.js';
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

  /** Sets the price of a slot's line from a day on; the earlier price ends the day before. */
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
}
