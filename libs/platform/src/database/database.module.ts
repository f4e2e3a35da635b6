import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Configuration } from '../config/configuration.js';
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
          extra: {
            // Many at once for one elder wait for each other; a till gives up only after this time.
            connectionTimeoutMillis: 15_000,
            idle_in_transaction_session_timeout: 30000,
            statement_timeout: 30000,
          },
        };
      },
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class DatabaseModule {}
