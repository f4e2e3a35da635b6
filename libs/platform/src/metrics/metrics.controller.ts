import { Controller, Get, Header, Headers, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { Public } from '../http/public.decorator.js';
import { MetricsDoor } from './metrics-door.js';
import { MetricsErrors } from './metrics.errors.js';

@ApiTags('health')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly door: MetricsDoor) {}

  /** The figures of this process for Prometheus; 404 unless METRICS_TOKEN is set. */
  @Get()
  @Public()
  @Header('cache-control', 'no-store')
  @ApiBearerAuth('metrics')
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'Prometheus text format' })
  @ApiProblems({ 401: [MetricsErrors.WRONG_TOKEN.code], 404: ['REQUEST.NOT_FOUND'] })
  async read(
    @Headers('authorization') authorization: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const text = await this.door.read(authorization);
    void reply.header('content-type', this.door.contentType);
    return text;
  }
}
