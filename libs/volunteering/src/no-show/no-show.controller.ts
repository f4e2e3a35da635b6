import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { ShiftQueryDto } from '../shift/shift.dto.js';
import { VolunteeringErrors as Errors } from '../volunteering.errors.js';
import { NoShowDto, NoShowListDto, ReportNoShowDto, WithdrawNoShowDto } from './no-show.dto.js';
import { NoShowService } from './no-show.service.js';

/** Who signed up and did not come. */
@ApiTags('volunteering')
@Controller('v1')
export class NoShowController {
  constructor(private readonly noShows: NoShowService) {}

  /** Those of some days of a facility, by day. */
  @Get('no-shows')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [Errors.FACILITY_NOT_IN_SCOPE.code],
    422: [Errors.TIMES_REVERSED.code],
  })
  list(@CurrentScope() scope: Scope, @Query() query: ShiftQueryDto): Promise<NoShowListDto> {
    return this.noShows.list(scope, query);
  }

  /** Reports that somebody was not there when the shift began, and frees the place for a substitute. */
  @Post('sign-ups/:signUpId/no-show')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.SIGN_UP_NOT_FOUND.code],
    409: [Errors.ALREADY_CANCELLED.code, Errors.SHIFT_NOT_BEGUN.code, Errors.WAS_THERE.code],
  })
  report(
    @CurrentScope() scope: Scope,
    @Param('signUpId', ParseUUIDPipe) signUpId: string,
    @Body() report: ReportNoShowDto,
  ): Promise<NoShowDto> {
    return this.noShows.report(scope, signUpId, report);
  }

  /** Says that it was none; it is named by its sign-up. */
  @Post('no-shows/:noShowId/withdrawal')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.NO_SHOW_NOT_FOUND.code],
    409: [Errors.ALREADY_CANCELLED.code],
  })
  withdraw(
    @CurrentScope() scope: Scope,
    @Param('noShowId', ParseUUIDPipe) noShowId: string,
    @Body() withdrawal: WithdrawNoShowDto,
  ): Promise<NoShowDto> {
    return this.noShows.withdraw(scope, noShowId, withdrawal);
  }
}
