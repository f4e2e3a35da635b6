import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { AttendanceCountDto, AttendanceListDto, AttendanceQueryDto, CountAttendanceDto } from './attendance.dto.js';
import { AttendanceService } from './attendance.service.js';

/** Who runs a canteen neither enters nor reads them: they are there to compare its till with. */
@ApiTags('checks')
@Controller('v1/attendance-counts')
export class AttendanceController {
  constructor(private readonly attendance: AttendanceService) {}

  /** Enters how many people came to a slot, by a counter at the door or the sheet of a visit. */
  @Post()
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: ['ATTENDANCE.FACILITY_NOT_IN_SCOPE'],
    422: ['ATTENDANCE.IN_FUTURE'],
  })
  count(@CurrentScope() scope: Scope, @Body() asked: CountAttendanceDto): Promise<AttendanceCountDto> {
    return this.attendance.count(scope, asked);
  }

  /** The counts of a facility's month. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: ['ATTENDANCE.FACILITY_NOT_IN_SCOPE'] })
  list(@CurrentScope() scope: Scope, @Query() query: AttendanceQueryDto): Promise<AttendanceListDto> {
    return this.attendance.list(scope, query);
  }
}
