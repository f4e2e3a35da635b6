import { Module } from '@nestjs/common';
import { BooksController } from './books/books.controller.js';
import { BooksService } from './books/books.service.js';
import { Journal } from './journal/journal.js';
import { PeriodGuards } from './period/period-guards.js';
import { PeriodController } from './period/period.controller.js';
import { PeriodService } from './period/period.service.js';

/** 账簿: the double-entry ledger. */
@Module({
  controllers: [BooksController, PeriodController],
  providers: [Journal, PeriodGuards, PeriodService, BooksService],
  exports: [Journal, PeriodGuards],
})
export class LedgerModule {}
