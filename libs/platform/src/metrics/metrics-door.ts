import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { Metrics } from './metrics.js';
import { MetricsErrors } from './metrics.errors.js';

/** Lets whoever has METRICS_TOKEN read the metrics. Without the variable there is nothing to see. */
@Injectable()
export class MetricsDoor {
  private readonly token: Buffer | undefined;

  constructor(
    configuration: Configuration,
    private readonly metrics: Metrics,
  ) {
    const { METRICS_TOKEN } = configuration;
    this.token = METRICS_TOKEN === undefined ? undefined : digest(METRICS_TOKEN);
  }

  get contentType(): string {
    return this.metrics.contentType;
  }

  /**
   * @param authorization the header, `Bearer <METRICS_TOKEN>`
   * @throws NotFoundException without METRICS_TOKEN; METRICS.WRONG_TOKEN
   */
  async read(authorization: string | undefined): Promise<string> {
    if (this.token === undefined) throw new NotFoundException();
    const given = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
    // Digests are of one length and compared in constant time: an answer's delay tells nothing of the token.
    if (!timingSafeEqual(digest(given), this.token)) throw MetricsErrors.WRONG_TOKEN();
    return this.metrics.text();
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
