import { Module } from '@nestjs/common';
import { RegistryModule } from '@nuancan/registry';
import { VolunteerAttendanceController } from './attendance/volunteer-attendance.controller.js';
import { AttendanceService } from './attendance/attendance.service.js';
import { ReferenceRateController } from './rate/reference-rate.controller.js';
import { ReferenceRateService } from './rate/reference-rate.service.js';
import { ShiftController } from './shift/shift.controller.js';
import { ShiftService } from './shift/shift.service.js';
import { TimeBankController } from './time-bank/time-bank.controller.js';
import { TimeBankService } from './time-bank/time-bank.service.js';
import { TimeRecords } from './time-bank/time-records.js';
import { TimeStatementService } from './time-bank/time-statement.service.js';
import { OwnHoursController } from './hours/own-hours.controller.js';
import { OwnHoursService } from './hours/own-hours.service.js';
import { VolunteerHoursController } from './hours/volunteer-hours.controller.js';
import { VolunteerHoursService } from './hours/volunteer-hours.service.js';
import { DelivererController } from './deliverer/deliverer.controller.js';
import { DelivererService } from './deliverer/deliverer.service.js';
import { NoShowController } from './no-show/no-show.controller.js';
import { NoShowService } from './no-show/no-show.service.js';
import { VolunteerController } from './volunteer/volunteer.controller.js';
import { VolunteerService } from './volunteer/volunteer.service.js';

/** 志愿者助: the register, shifts, attendance, hours and the time bank. */
@Module({
  imports: [RegistryModule],
  controllers: [
    VolunteerController,
    ShiftController,
    VolunteerAttendanceController,
    ReferenceRateController,
    TimeBankController,
    VolunteerHoursController,
    OwnHoursController,
    DelivererController,
    NoShowController,
  ],
  providers: [
    VolunteerService,
    ShiftService,
    AttendanceService,
    ReferenceRateService,
    TimeBankService,
    TimeStatementService,
    TimeRecords,
    VolunteerHoursService,
    OwnHoursService,
    DelivererService,
    NoShowService,
  ],
})
export class VolunteeringModule {}
