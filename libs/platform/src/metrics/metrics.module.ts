import { Global, Module } from '@nestjs/common';
import { Metrics } from './metrics.js';

/** Makes `Metrics` injectable everywhere; whether anybody may read them is the matter of `MetricsDoor`. */
@Global()
@Module({ providers: [Metrics], exports: [Metrics] })
export class MetricsModule {}
