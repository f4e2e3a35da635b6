import { Module } from '@nestjs/common';
import { LedgerModule } from '@nuancan/ledger';
import { OutboxModule } from '@nuancan/platform';
import { DayCloseModule } from '../day-close/day-close.module.js';
import { ReplayCorrectionService } from './replay-correction.service.js';
import { ReplayMealService } from './replay-meal.service.js';
import { ReplayController } from './replay.controller.js';
import { ReplayService } from './replay.service.js';

/** Rating months again, for the api. */
@Module({
  imports: [OutboxModule, LedgerModule, DayCloseModule],
  controllers: [ReplayController],
  providers: [ReplayService, ReplayMealService, ReplayCorrectionService],
})
export class ReplayModule {}
