import { Module } from '@nestjs/common';
import { LedgerModule } from '@nuancan/ledger';
import { DaySourceController } from '../day-source/day-source.controller.js';
import { DaySourceService } from '../day-source/day-source.service.js';
import { DayCloseController } from './day-close.controller.js';
import { DayCloseService } from './day-close.service.js';
import { TillReportService } from './till-report.service.js';

/** Closing days, for the api. */
@Module({
  imports: [LedgerModule],
  controllers: [DayCloseController, DaySourceController],
  providers: [DayCloseService, DaySourceService, TillReportService],
  exports: [DayCloseService],
})
export class DayCloseModule {}
