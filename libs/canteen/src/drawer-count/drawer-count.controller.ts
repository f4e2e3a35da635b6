import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { CountDrawerDto, DrawerCountDto } from './drawer-count.dto.js';
import { DrawerCountService } from './drawer-count.service.js';

@ApiTags('day close')
@Controller('v1/drawer-counts')
export class DrawerCountController {
  constructor(private readonly counts: DrawerCountService) {}

  /** Counts the drawer again, after a count that was wrong; only the difference is booked, on the day that is open. */
  @Post()
  @HttpCode(200)
  @Roles('operator')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: ['DAY.FACILITY_NOT_IN_SCOPE'], 409: ['DAY.CLIENT_ID_CLASH'] })
  count(@CurrentScope() scope: Scope, @Body() asked: CountDrawerDto): Promise<DrawerCountDto> {
    return this.counts.count(scope, asked);
  }
}
