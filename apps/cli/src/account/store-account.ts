import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CreateAccount, type Account, type AccountDraft } from '@nuancan/identity';
import { Configuration, Database, DatabaseModule, readConfiguration, systemScope } from '@nuancan/platform';

/**
 * Creates an account as the owner of the database, audited as the system's act: how an installation gets its first
 * administrator.
 * @throws as `CreateAccount.store`, or the driver's error when the database cannot be reached
 */
export async function storeAccount(ownerUrl: string, draft: AccountDraft): Promise<Account> {
  const configuration = readConfiguration({ DATABASE_URL: ownerUrl });
  @Global()
  @Module({ providers: [{ provide: Configuration, useValue: configuration }], exports: [Configuration] })
  class OwnerConfigurationModule {}
  @Module({ imports: [OwnerConfigurationModule, DatabaseModule], providers: [CreateAccount] })
  class StoreAccountModule {}
  const context = await NestFactory.createApplicationContext(StoreAccountModule, {
    logger: false,
    abortOnError: false,
  });
  try {
    const createAccount = context.get(CreateAccount);
    return await context.get(Database).scoped(systemScope(draft.districtCode), (tx) => createAccount.store(tx, draft));
  } finally {
    await context.close();
  }
}
