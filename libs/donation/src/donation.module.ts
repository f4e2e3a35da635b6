import { Module } from '@nestjs/common';
import { LedgerModule } from '@nuancan/ledger';
import { TrancheController } from './tranche/tranche.controller.js';
import { TrancheService } from './tranche/tranche.service.js';

/** 社会捐: donated money. */
@Module({ imports: [LedgerModule], controllers: [TrancheController], providers: [TrancheService] })
export class DonationModule {}
