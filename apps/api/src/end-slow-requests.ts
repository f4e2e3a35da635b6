import type { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const LOOK_MS = 30_000;
/** 8 kbit/s: what a phone at the edge of a village still has, and what nobody holds a thousand connections open with for nothing. */
const LEAST_BYTES = 30 * 1024;
/** No body takes longer, however steadily it comes. */
export const LONGEST_REQUEST_MS = 180_000;

const ANSWER = 'HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n';

/** Of a request what is looked at. */
export type Incoming = Pick<IncomingMessage, 'complete' | 'headers' | 'once'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'bytesRead' | 'end' | 'destroy'>;
};

/** Ends requests whose bodies hardly come: a photo over a thin line gets through, and a trickle that only keeps a connection does not. */
export function endSlowRequests(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, _reply, done) => {
    if (hasBody(request.raw)) watchBody(request.raw);
    done();
  });
}

/** Looks every half minute at what has come since. */
export function watchBody(incoming: Incoming): void {
  let seen = incoming.socket.bytesRead;
  const timer = setInterval(() => {
    const came = incoming.socket.bytesRead - seen;
    seen = incoming.socket.bytesRead;
    if (incoming.complete) clearInterval(timer);
    else if (came < LEAST_BYTES) {
      clearInterval(timer);
      incoming.socket.end(ANSWER, () => incoming.socket.destroy());
    }
  }, LOOK_MS);
  timer.unref();
  incoming.once('close', () => clearInterval(timer));
}

function hasBody({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
