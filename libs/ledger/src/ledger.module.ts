import { Module } from '@nestjs/common';
import { Journal } from './journal/journal.js';

/** 账簿: the double-entry ledger. */
@Module({ providers: [Journal], exports: [Journal] })
export class LedgerModule {}
