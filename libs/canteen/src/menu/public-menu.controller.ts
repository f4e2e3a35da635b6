import { Controller, Get, Header, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '@nuancan/identity';
import { ApiProblems } from '@nuancan/platform';
import { PublicMenuDto, PublicMenuPlacesDto, PublicMenuQueryDto } from './public-menu.dto.js';
import { PublicMenuService } from './public-menu.service.js';

/** Without an account: what there is to eat, and where. */
@ApiTags('public')
@Controller('v1/public-menus')
@Public()
export class PublicMenuController {
  constructor(private readonly menus: PublicMenuService) {}

  /** The facilities that have a menu; up to a minute old. */
  @Get()
  @Header('cache-control', 'public, max-age=60')
  places(): Promise<PublicMenuPlacesDto> {
    return this.menus.places();
  }

  /** Seven days of a facility's menu with dishes, what they contain, and prices; up to a minute old. */
  @Get(':facilityId')
  @Header('cache-control', 'public, max-age=60')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'],
    404: ['MENU.NO_PUBLIC_MENU'],
  })
  week(
    @Param('facilityId', ParseUUIDPipe) facilityId: string,
    @Query() { from }: PublicMenuQueryDto,
  ): Promise<PublicMenuDto> {
    return this.menus.week(facilityId, from);
  }
}
