import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Configuration, MetricsDoor, Readiness } from '@nuancan/platform';
import { answerProbe } from './answer-probe.js';

const REQUEST_LIMIT_MS = 10_000;

/** Answers for the worker's health and metrics at WORKER_HOST:WORKER_PORT; without a port it does not listen. */
@Injectable()
export class WorkerListener implements OnModuleDestroy {
  private server: Server | undefined;

  constructor(
    private readonly configuration: Configuration,
    private readonly readiness: Readiness,
    private readonly door: MetricsDoor,
  ) {}

  /** @throws the system's error when the address cannot be listened on */
  async listen(): Promise<void> {
    const { WORKER_PORT: port, WORKER_HOST: host } = this.configuration;
    if (port === undefined) return;
    this.server = createServer({ requestTimeout: REQUEST_LIMIT_MS, maxHeaderSize: 8_192 }, (request, reply) => {
      const { method, url = '', headers } = request;
      const asked = { method, path: url.split('?', 1)[0] ?? '', authorization: headers.authorization };
      void answerProbe(asked, { readiness: this.readiness, door: this.door }).then(({ status, contentType, body }) => {
        reply.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' }).end(body);
      });
    });
    this.server.listen({ port, host });
    await once(this.server, 'listening');
  }

  onModuleDestroy(): void {
    this.server?.close();
    this.server?.closeIdleConnections();
  }
}
