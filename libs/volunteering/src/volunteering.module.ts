import { Module } from '@nestjs/common';
import { VolunteerAttendanceController } from './attendance/volunteer-attendance.controller.js';
import { AttendanceService } from './attendance/attendance.service.js';
import { ReferenceRateController } from './rate/reference-rate.controller.js';
import { ReferenceRateService } from './rate/reference-rate.service.js';
import { ShiftController } from './shift/shift.controller.js';
import { ShiftService } from './shift/shift.service.js';
import { VolunteerController } from './volunteer/volunteer.controller.js';
import { VolunteerService } from './volunteer/volunteer.service.js';

/** 志愿者助: the register, shifts, attendance, hours and the time bank. */
@Module({
  controllers: [VolunteerController, ShiftController, VolunteerAttendanceController, ReferenceRateController],
  providers: [VolunteerService, ShiftService, AttendanceService, ReferenceRateService],
})
export class VolunteeringModule {}
