import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, PageQueryDto, type Scope } from '@nuancan/platform';
import { OperationsErrors } from '../operations.errors.js';
import { DeadJobPageDto, DeadJobStepListDto, SettleDeadJobDto } from './dead-job.dto.js';
import { DeadJobService } from './dead-job.service.js';

/** Jobs that were given up after their last attempt. */
@ApiTags('operations')
@Controller('v1')
export class DeadJobController {
  constructor(private readonly deadJobs: DeadJobService) {}

  /** Those of the district and of the whole system, the oldest first. */
  @Get('dead-jobs')
  @Roles('admin')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: PageQueryDto): Promise<DeadJobPageDto> {
    return this.deadJobs.list(scope, query);
  }

  /** Has a job tried once more, or discards it, and says why. */
  @Post('dead-jobs/:deadJobId/steps')
  @HttpCode(204)
  @Roles('admin')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [OperationsErrors.DEAD_JOB_NOT_FOUND.code],
    409: [OperationsErrors.ATTEMPTS_SPENT.code],
  })
  settle(
    @CurrentScope() scope: Scope,
    @Param('deadJobId', ParseIntPipe) deadJobId: number,
    @Body() asked: SettleDeadJobDto,
  ): Promise<void> {
    return this.deadJobs.settle(scope, deadJobId, asked);
  }

  /** What administrators of the district did about dead jobs. */
  @Get('dead-job-steps')
  @Roles('admin', 'auditor')
  @ApiProblems({})
  steps(@CurrentScope() scope: Scope): Promise<DeadJobStepListDto> {
    return this.deadJobs.steps(scope);
  }
}
