import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { VolunteeringErrors as Errors } from '../volunteering.errors.js';
import {
  AttendanceDto,
  VolunteerAttendanceListDto,
  VolunteerAttendanceQueryDto,
  SignInDto,
  SignOutDto,
} from './attendance.dto.js';
import { AttendanceService } from './attendance.service.js';

/** Who was there from when to when; `POST …/confirmation` makes hours of the day of it. */
@ApiTags('volunteering')
@Controller('v1/attendances')
export class VolunteerAttendanceController {
  constructor(private readonly attendances: AttendanceService) {}

  /** A facility's day, by arrival. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [Errors.FACILITY_NOT_IN_SCOPE.code] })
  list(@CurrentScope() scope: Scope, @Query() query: VolunteerAttendanceQueryDto): Promise<VolunteerAttendanceListDto> {
    return this.attendances.list(scope, query);
  }

  /** Signs somebody in; offline entries follow with the tablet's time. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: [Errors.FACILITY_NOT_IN_SCOPE.code, Errors.VOLUNTEER_NOT_FOUND.code, Errors.SHIFT_NOT_FOUND.code],
    409: [
      Errors.DAY_CLOSED.code,
      Errors.NOT_READY.code,
      Errors.NOT_SKILLED.code,
      Errors.ALREADY_THERE.code,
      Errors.CLIENT_ID_CLASH.code,
    ],
    422: [Errors.OUT_OF_TIME.code, Errors.NOTE_MISSING.code],
  })
  signIn(@CurrentScope() scope: Scope, @Body() draft: SignInDto): Promise<AttendanceDto> {
    return this.attendances.signIn(scope, draft);
  }

  /** Signs somebody out; a forgotten one with the time that was asked for. */
  @Post(':attendanceId/sign-out')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.ATTENDANCE_NOT_FOUND.code],
    409: [Errors.ALREADY_LEFT.code, Errors.WITHDRAWN.code],
    422: [Errors.OUT_OF_TIME.code, Errors.NOTE_MISSING.code],
  })
  signOut(
    @CurrentScope() scope: Scope,
    @Param('attendanceId', ParseUUIDPipe) attendanceId: string,
    @Body() draft: SignOutDto,
  ): Promise<AttendanceDto> {
    return this.attendances.signOut(scope, attendanceId, draft);
  }
}
