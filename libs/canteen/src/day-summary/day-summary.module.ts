import { Module } from '@nestjs/common';
import { DaySummaryController } from './day-summary.controller.js';
import { DaySummaryService } from './day-summary.service.js';

/** Reading the summaries, for the api. */
@Module({
  controllers: [DaySummaryController],
  providers: [DaySummaryService],
})
export class DaySummaryModule {}
