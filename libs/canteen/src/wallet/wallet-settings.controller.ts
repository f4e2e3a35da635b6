import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { SetWalletSettingsDto, WalletSettingsDto } from './wallet-settings.dto.js';
import { WalletSettingsService } from './wallet-settings.service.js';
import { WalletErrors } from './wallet.errors.js';

/** What a district allows of wallets. */
@ApiTags('wallets')
@Controller('v1/wallet-settings')
export class WalletSettingsController {
  constructor(private readonly settings: WalletSettingsService) {}

  /** The cap and the custodian that hold today, and what was decided, newest first. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  read(@CurrentScope() scope: Scope): Promise<WalletSettingsDto> {
    return this.settings.read(scope);
  }

  /** Decides cap and custodian from a day on. */
  @Post()
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    422: [WalletErrors.SETTINGS_IN_PAST.code, WalletErrors.NO_CUSTODIAN.code],
  })
  set(@CurrentScope() scope: Scope, @Body() asked: SetWalletSettingsDto): Promise<WalletSettingsDto> {
    return this.settings.set(scope, asked);
  }
}
