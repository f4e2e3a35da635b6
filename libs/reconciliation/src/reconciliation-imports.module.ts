import { Module } from '@nestjs/common';
import { ImportKindsModule } from '@nuancan/imports';
import { LedgerModule } from '@nuancan/ledger';
import { PaymentsImport } from './leg/payments-import.js';

/** The lists of payments, for whoever takes lists in and whoever works them off. */
@Module({ imports: [ImportKindsModule, LedgerModule], providers: [PaymentsImport] })
export class ReconciliationImportsModule {}
