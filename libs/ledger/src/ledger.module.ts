import { Module } from '@nestjs/common';
import { Journal } from './journal/journal.js';
import { PeriodGuards } from './period/period-guards.js';
import { PeriodController } from './period/period.controller.js';
import { PeriodService } from './period/period.service.js';

/** 账簿: the double-entry ledger. */
@Module({
  controllers: [PeriodController],
  providers: [Journal, PeriodGuards, PeriodService],
  exports: [Journal, PeriodGuards],
})
export class LedgerModule {}
