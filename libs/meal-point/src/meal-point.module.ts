import { Module } from '@nestjs/common';
import { CalendarReader } from './calendar/calendar-reader.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarService } from './calendar/calendar.service.js';
import { FacilityReader } from './facility/facility-reader.js';
import { FacilityController } from './facility/facility.controller.js';
import { FacilityService } from './facility/facility.service.js';
import { KitchenPhones } from './kitchen-phone/kitchen-phones.js';
import { LicenceController } from './licence/licence.controller.js';
import { LicenceService } from './licence/licence.service.js';
import { OpeningEditor } from './opening/opening-editor.js';
import { OpeningController } from './opening/opening.controller.js';
import { OpeningService } from './opening/opening.service.js';
import { OverviewController } from './overview/overview.controller.js';
import { OverviewService } from './overview/overview.service.js';
import { ReminderController } from './reminder/reminder.controller.js';
import { ReminderService } from './reminder/reminder.service.js';
import { StandingController } from './standing/standing.controller.js';
import { StandingService } from './standing/standing.service.js';
import { SupplyController } from './supply/supply.controller.js';
import { SupplyService } from './supply/supply.service.js';

/** Where meals are cooked and served: by whom fed, when open, under which licences. */
@Module({
  controllers: [
    FacilityController,
    SupplyController,
    OpeningController,
    StandingController,
    LicenceController,
    ReminderController,
    OverviewController,
    CalendarController,
  ],
  providers: [
    FacilityReader,
    FacilityService,
    SupplyService,
    OpeningService,
    OpeningEditor,
    StandingService,
    LicenceService,
    ReminderService,
    OverviewService,
    CalendarReader,
    CalendarService,
    KitchenPhones,
  ],
  exports: [FacilityReader, CalendarReader, KitchenPhones],
})
export class MealPointModule {}
