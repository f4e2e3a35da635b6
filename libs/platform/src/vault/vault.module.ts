import { Global, Module } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { readVaultKeys } from './vault-keys.js';
import { Vault } from './vault.js';

/** Makes the `Vault` of this installation's keys injectable everywhere; without keys it is there and closed. */
@Global()
@Module({
  providers: [
    {
      provide: Vault,
      inject: [Configuration],
      useFactory: (configuration: Configuration) => new Vault(readVaultKeys(configuration)),
    },
  ],
  exports: [Vault],
})
export class VaultModule {}
