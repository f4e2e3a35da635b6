import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { Inject, Injectable, NotFoundException, type OnModuleDestroy } from '@nestjs/common';
import { inTime, QUEUE_BACKEND, QUEUE_NAME, queueFailure, type QueueBackend } from '@nuancan/platform';
import { Queue } from 'bullmq';
import { BoardFiles } from './board-files.js';
import { BoardRoutes, type BoardQuestion } from './board-routes.js';

const LIMIT_MS = 5_000;

/** What is sent to the browser. */
export interface BoardAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
}

interface OpenBoard {
  readonly queue: Queue;
  readonly routes: BoardRoutes;
}

/** Bull Board over the queue, for looking only. It connects when somebody looks for the first time. */
@Injectable()
export class QueueBoard implements OnModuleDestroy {
  private readonly files = new BoardFiles();
  private opening: Promise<OpenBoard> | undefined;

  constructor(@Inject(QUEUE_BACKEND) private readonly backend: QueueBackend) {}

  /**
   * @param address of the board, ending in `/`
   * @throws NotFoundException, QUEUE.UNREACHABLE, QUEUE.NOT_MIGRATED
   */
  async answer(address: string, question: BoardQuestion): Promise<BoardAnswer> {
    const file = await this.files.read(question.path);
    if (file !== null) return { status: 200, ...file };
    const { routes } = await this.open();
    if (routes.isPage(question.path)) {
      const body = this.files.page(address, routes.config);
      return { status: 200, contentType: 'text/html; charset=utf-8', body };
    }
    const told = await this.ask(routes, question);
    if (told === null) throw new NotFoundException();
    return {
      status: told.status ?? 200,
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify(told.body),
    };
  }

  async onModuleDestroy(): Promise<void> {
    const board = await this.opening?.catch(() => undefined);
    await board?.queue.close();
  }

  private async ask(routes: BoardRoutes, question: BoardQuestion): ReturnType<BoardRoutes['answer']> {
    const { backend } = this;
    try {
      return await inTime(routes.answer(question), { backend, limitMs: LIMIT_MS });
    } catch (error) {
      throw queueFailure(backend, error);
    }
  }

  /** BullMQ remembers a first connection that failed and never tries again: then the next look begins anew. */
  private open(): Promise<OpenBoard> {
    this.opening ??= this.connect().catch((error: unknown) => {
      this.opening = undefined;
      throw queueFailure(this.backend, error);
    });
    return this.opening;
  }

  private async connect(): Promise<OpenBoard> {
    const { backend } = this;
    const queue = new Queue(QUEUE_NAME, backend.options);
    // What goes wrong is told to who asks.
    queue.on('error', () => undefined);
    try {
      await inTime(queue.waitUntilReady(), { backend, limitMs: LIMIT_MS });
    } catch (error) {
      void queue.close().catch(() => undefined);
      throw error;
    }
    const routes = new BoardRoutes();
    createBullBoard({
      queues: [new BullMQAdapter(queue, { readOnlyMode: true, allowRetries: false })],
      serverAdapter: routes,
      options: { uiConfig: { boardTitle: 'Nuancan 暖餐', hideDocsLink: true, hideRedisDetails: true } },
    });
    return { queue, routes };
  }
}
