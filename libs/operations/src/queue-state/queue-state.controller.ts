import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { QueueAlertListDto, QueueStateListDto } from './queue-state.dto.js';
import { QueueStateService } from './queue-state.service.js';

/** How the queues of the whole system are: figures alone, of nobody. */
@ApiTags('operations')
@Controller('v1')
@Roles('admin')
export class QueueStateController {
  constructor(private readonly queues: QueueStateService) {}

  /** Each queue as a worker saw it last. */
  @Get('queue-states')
  @ApiProblems({})
  states(@CurrentScope() scope: Scope): Promise<QueueStateListDto> {
    return this.queues.states(scope);
  }

  /** What was, or is, wrong with them. */
  @Get('queue-alerts')
  @ApiProblems({})
  alerts(@CurrentScope() scope: Scope): Promise<QueueAlertListDto> {
    return this.queues.alerts(scope);
  }
}
