import { Module } from '@nestjs/common';
import { LedgerModule } from '@nuancan/ledger';
import { RegistryModule } from '@nuancan/registry';
import { WalletBookingService } from './wallet-booking.service.js';
import { WalletQueryService } from './wallet-query.service.js';
import { WalletRecords } from './wallet-records.js';
import { WalletSettingsController } from './wallet-settings.controller.js';
import { WalletSettingsService } from './wallet-settings.service.js';
import { WalletController } from './wallet.controller.js';

/** 钱包 of residents at organisations. */
@Module({
  imports: [LedgerModule, RegistryModule],
  controllers: [WalletController, WalletSettingsController],
  providers: [WalletBookingService, WalletQueryService, WalletSettingsService, WalletRecords],
})
export class WalletModule {}
