import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Configuration } from '../config/configuration.js';
import { CONNECTION_SETTINGS } from './connection-settings.js';
import { Database } from './database.js';
import { installTypeParsers } from './type-parsers.js';

/** Connects as the application's role; no entity is synchronised, migrations belong to the command line. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Configuration],
      useFactory: (configuration: Configuration) => {
        installTypeParsers();
        return {
          type: 'postgres' as const,
          url: configuration.DATABASE_URL,
          applicationName: 'nuancan',
          poolSize: configuration.DATABASE_POOL,
          installExtensions: false,
          synchronize: false,
          retryAttempts: 3,
          retryDelay: 500,
          extra: { ...CONNECTION_SETTINGS },
        };
      },
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class DatabaseModule {}
