import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-problems.decorator.js';
import { Public } from '../http/public.decorator.js';
import { HealthDto } from './health.dto.js';
import { Readiness } from './readiness.js';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process is up; says nothing of what it needs. */
  @Get('live')
  @Public()
  @Header('cache-control', 'no-store')
  live(): HealthDto {
    return { status: 'ok' };
  }

  /** The database is reachable and of this version, and so is the queue; else 503 with the one that is not. */
  @Get('ready')
  @Public()
  @Header('cache-control', 'no-store')
  @ApiProblems({
    503: ['HEALTH.DATABASE_UNREACHABLE', 'HEALTH.DATABASE_NOT_MIGRATED', 'QUEUE.UNREACHABLE', 'QUEUE.NOT_MIGRATED'],
  })
  async ready(): Promise<HealthDto> {
    await this.readiness.check();
    return { status: 'ok' };
  }
}
