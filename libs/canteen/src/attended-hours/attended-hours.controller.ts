import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { AttendanceDto, VolunteeringErrors as Errors } from '@nuancan/volunteering';
import { ConfirmAttendanceDto, WithdrawAttendanceDto } from './attended-hours.dto.js';
import { AttendedHoursService } from './attended-hours.service.js';

/** From an attendance to hours of the day. */
@ApiTags('volunteering')
@Controller('v1/attendances')
export class AttendedHoursController {
  constructor(private readonly hours: AttendedHoursService) {}

  /** Confirms how long somebody helped, or corrects it for a reason, until the day is closed; nobody confirms their own. */
  @Post(':attendanceId/confirmation')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [Errors.OWN_HOURS.code],
    404: [Errors.ATTENDANCE_NOT_FOUND.code],
    409: [
      ...[
        'DAY.CLOSED',
        'DAY.MONTH_CLOSED',
        Errors.STILL_THERE.code,
        Errors.ALREADY_CONFIRMED.code,
        Errors.NO_RATE.code,
      ],
      ...[Errors.WITHDRAWN.code, Errors.TIME_SPENT.code],
    ],
    422: [Errors.MORE_THAN_ATTENDED.code],
  })
  confirm(
    @CurrentScope() scope: Scope,
    @Param('attendanceId', ParseUUIDPipe) attendanceId: string,
    @Body() draft: ConfirmAttendanceDto,
  ): Promise<AttendanceDto> {
    return this.hours.confirm(scope, attendanceId, draft);
  }

  /** Takes an attendance back, with its hours of the day and in the time bank, until the day is closed. */
  @Post(':attendanceId/withdrawal')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.ATTENDANCE_NOT_FOUND.code],
    409: ['DAY.CLOSED', Errors.WITHDRAWN.code, Errors.TIME_SPENT.code],
  })
  withdraw(
    @CurrentScope() scope: Scope,
    @Param('attendanceId', ParseUUIDPipe) attendanceId: string,
    @Body() asked: WithdrawAttendanceDto,
  ): Promise<AttendanceDto> {
    return this.hours.withdraw(scope, attendanceId, asked);
  }
}
