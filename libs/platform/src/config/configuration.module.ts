import { Global, Module } from '@nestjs/common';
import { Configuration, readConfiguration } from './configuration.js';

/** Makes the validated `Configuration` injectable everywhere; boot fails on a wrong one. */
@Global()
@Module({
  providers: [{ provide: Configuration, useFactory: () => readConfiguration(process.env) }],
  exports: [Configuration],
})
export class ConfigurationModule {}
