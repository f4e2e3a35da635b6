import { Module } from '@nestjs/common';
import { LedgerModule } from '@nuancan/ledger';
import { RegistryModule } from '@nuancan/registry';
import { SubsidyModule } from '@nuancan/subsidy';
import { AttendedHoursController } from '../attended-hours/attended-hours.controller.js';
import { AttendedHoursService } from '../attended-hours/attended-hours.service.js';
import { CorrectionProposalController } from '../correction/correction-proposal.controller.js';
import { CorrectionProposalService } from '../correction/correction-proposal.service.js';
import { CorrectionController } from '../correction/correction.controller.js';
import { CorrectionService } from '../correction/correction.service.js';
import { DaySourceController } from '../day-source/day-source.controller.js';
import { DaySourceService } from '../day-source/day-source.service.js';
import { MonthController } from '../month/month.controller.js';
import { MonthService } from '../month/month.service.js';
import { DrawerCountController } from '../drawer-count/drawer-count.controller.js';
import { DrawerCountService } from '../drawer-count/drawer-count.service.js';
import { DayCloseController } from './day-close.controller.js';
import { DayCloseService } from './day-close.service.js';
import { TillReportService } from './till-report.service.js';

/** Closing days, for the api. */
@Module({
  imports: [LedgerModule, RegistryModule, SubsidyModule],
  controllers: [
    DayCloseController,
    DaySourceController,
    AttendedHoursController,
    DrawerCountController,
    CorrectionController,
    CorrectionProposalController,
    MonthController,
  ],
  providers: [
    DayCloseService,
    DaySourceService,
    AttendedHoursService,
    DrawerCountService,
    TillReportService,
    CorrectionService,
    CorrectionProposalService,
    MonthService,
  ],
  exports: [DayCloseService, CorrectionProposalService],
})
export class DayCloseModule {}
