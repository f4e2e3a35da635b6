import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { VolunteeringErrors as Errors } from '../volunteering.errors.js';
import {
  CancelShiftDto,
  CopyWeekDto,
  PlannedDto,
  PlanShiftDto,
  ShiftDto,
  ShiftListDto,
  ShiftQueryDto,
  SignUpDto,
} from './shift.dto.js';
import { ShiftService } from './shift.service.js';

const NO_FACILITY = Errors.FACILITY_NOT_IN_SCOPE.code;

/** Shifts of a facility, in its kitchen or on the road. */
@ApiTags('volunteering')
@Controller('v1')
export class ShiftController {
  constructor(private readonly shifts: ShiftService) {}

  /** A facility's shifts of some days, by hour, with who signed up. */
  @Get('shifts')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 404: [NO_FACILITY], 422: [Errors.TIMES_REVERSED.code] })
  list(@CurrentScope() scope: Scope, @Query() query: ShiftQueryDto): Promise<ShiftListDto> {
    return this.shifts.list(scope, query);
  }

  /** Plans a shift, and the same in the weeks after. */
  @Post('shifts')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [NO_FACILITY],
    409: [Errors.SHIFT_EXISTS.code],
    422: [Errors.SHIFT_IN_PAST.code, Errors.TIMES_REVERSED.code],
  })
  plan(@CurrentScope() scope: Scope, @Body() draft: PlanShiftDto): Promise<PlannedDto> {
    return this.shifts.plan(scope, draft);
  }

  /** Plans a week as another one; what is there already stays. */
  @Post('shift-weeks/copies')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 404: [NO_FACILITY] })
  copyWeek(@CurrentScope() scope: Scope, @Body() draft: CopyWeekDto): Promise<PlannedDto> {
    return this.shifts.copyWeek(scope, draft);
  }

  /** Cancels a shift with its sign-ups. */
  @Post('shifts/:shiftId/cancellation')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.SHIFT_NOT_FOUND.code],
    409: [Errors.ALREADY_CANCELLED.code],
  })
  cancel(
    @CurrentScope() scope: Scope,
    @Param('shiftId', ParseUUIDPipe) shiftId: string,
    @Body() asked: CancelShiftDto,
  ): Promise<ShiftDto> {
    return this.shifts.cancel(scope, shiftId, asked);
  }

  /** Signs somebody up, never over the wanted number and never twice at a time; a volunteer only themselves. */
  @Post('shifts/:shiftId/sign-ups')
  @Roles('operator', 'volunteer', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.SHIFT_NOT_FOUND.code, Errors.VOLUNTEER_NOT_FOUND.code, Errors.SIGN_UP_NOT_FOUND.code],
    409: [
      Errors.NOT_READY.code,
      Errors.NOT_SKILLED.code,
      Errors.SHIFT_FULL.code,
      Errors.SHIFT_NOT_OPEN.code,
      Errors.DOUBLE_BOOKED.code,
      Errors.PLACE_STILL_TAKEN.code,
      Errors.ALREADY_REPLACED.code,
    ],
  })
  signUp(
    @CurrentScope() scope: Scope,
    @Param('shiftId', ParseUUIDPipe) shiftId: string,
    @Body() asked: SignUpDto,
  ): Promise<ShiftDto> {
    return this.shifts.signUp(scope, shiftId, asked);
  }

  /** Gives a place back. */
  @Post('sign-ups/:signUpId/cancellation')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.SIGN_UP_NOT_FOUND.code, Errors.SHIFT_NOT_FOUND.code],
    409: [Errors.ALREADY_CANCELLED.code],
  })
  cancelSignUp(
    @CurrentScope() scope: Scope,
    @Param('signUpId', ParseUUIDPipe) signUpId: string,
    @Body() asked: CancelShiftDto,
  ): Promise<ShiftDto> {
    return this.shifts.cancelSignUp(scope, signUpId, asked);
  }
}
