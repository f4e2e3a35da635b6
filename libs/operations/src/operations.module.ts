import { Module } from '@nestjs/common';
import { QueueModule } from '@nuancan/platform';
import { QueueBoard } from './board/queue-board.js';
import { QueueBoardController } from './board/queue-board.controller.js';
import { DeadJobController } from './dead-job/dead-job.controller.js';
import { DeadJobService } from './dead-job/dead-job.service.js';
import { QueueStateController } from './queue-state/queue-state.controller.js';
import { QueueStateService } from './queue-state/queue-state.service.js';

/** What an administrator looks after: queues, their alerts, and the jobs that were given up. */
@Module({
  imports: [QueueModule],
  controllers: [DeadJobController, QueueStateController, QueueBoardController],
  providers: [DeadJobService, QueueStateService, QueueBoard],
})
export class OperationsModule {}
