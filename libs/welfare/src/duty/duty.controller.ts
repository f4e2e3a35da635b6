import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { WelfareErrors as Errors } from '../welfare.errors.js';
import {
  AddDutyDto,
  DelaysDto,
  DutyDto,
  OfficerListDto,
  RosterDto,
  RosterQueryDto,
  SetDelaysDto,
  TakeDutyDto,
} from './duty.dto.js';
import { DutyService } from './duty.service.js';

const TIMES = Errors.DUTY_TIMES_WRONG.code;
const OFFICER = Errors.OFFICER_UNKNOWN.code;

/** 值班表, and after how long each step of a case is due. */
@ApiTags('welfare')
@Controller('v1')
export class DutyController {
  constructor(private readonly duties: DutyService) {}

  /** Who is on duty over some days, and when nobody is. */
  @Get('welfare-duties')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 422: [TIMES] })
  roster(@CurrentScope() scope: Scope, @Query() query: RosterQueryDto): Promise<RosterDto> {
    return this.duties.roster(scope, query);
  }

  /** Who may be put on duty. */
  @Get('welfare-officers')
  @Roles('town_official', 'district_official')
  officers(@CurrentScope() scope: Scope): Promise<OfficerListDto> {
    return this.duties.officers(scope);
  }

  /** Puts somebody on duty. */
  @Post('welfare-duties')
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: [Errors.TOWN_NOT_IN_SCOPE.code],
    409: [Errors.DUTY_OVERLAPS.code],
    422: [TIMES, OFFICER],
  })
  add(@CurrentScope() scope: Scope, @Body() draft: AddDutyDto): Promise<DutyDto> {
    return this.duties.add(scope, draft);
  }

  /** Takes somebody off the roster; what is over of a duty that runs stays. */
  @Post('welfare-duties/:dutyId/withdraw')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [Errors.DUTY_NOT_FOUND.code],
    409: [Errors.DUTY_WITHDRAWN.code],
    422: [TIMES, OFFICER],
  })
  withdraw(@CurrentScope() scope: Scope, @Param('dutyId', ParseUUIDPipe) dutyId: string): Promise<DutyDto> {
    return this.duties.withdraw(scope, dutyId);
  }

  /** Somebody else takes a duty, or a part of it. */
  @Post('welfare-duties/:dutyId/substitutes')
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.DUTY_NOT_FOUND.code],
    409: [Errors.DUTY_WITHDRAWN.code, Errors.DUTY_OVERLAPS.code],
    422: [TIMES, OFFICER],
  })
  substitute(
    @CurrentScope() scope: Scope,
    @Param('dutyId', ParseUUIDPipe) dutyId: string,
    @Body() draft: TakeDutyDto,
  ): Promise<DutyDto> {
    return this.duties.substitute(scope, dutyId, draft);
  }

  /** After how many minutes each step of a case is due. */
  @Get('welfare-delays')
  @Roles('town_official', 'district_official', 'auditor')
  delays(@CurrentScope() scope: Scope): Promise<DelaysDto> {
    return this.duties.delays(scope);
  }

  /** Sets them for cases that are opened from now on. */
  @Post('welfare-delays')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 422: [Errors.DELAYS_NOT_IN_ORDER.code] })
  setDelays(@CurrentScope() scope: Scope, @Body() draft: SetDelaysDto): Promise<DelaysDto> {
    return this.duties.setDelays(scope, draft);
  }
}
