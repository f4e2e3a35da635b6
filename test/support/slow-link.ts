import { once } from 'node:events';
import { createServer, connect, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A way to the api on which every answer comes later: what a test reads before the page knows it shows there. */
export interface SlowLink {
  readonly origin: string;
  close(): void;
}

/** Opens one to `origin` on a free port; bytes keep their order. */
export async function openSlowLink(origin: string, delayMs: number): Promise<SlowLink> {
  const { hostname, port } = new URL(origin);
  const server = createServer((client) => {
    const api = connect(Number(port), hostname);
    let sent: Promise<unknown> = Promise.resolve();
    api.on('data', (chunk) => {
      const due = Date.now() + delayMs;
      sent = sent.then(async () => {
        await sleep(Math.max(0, due - Date.now()), undefined, { ref: false });
        client.write(chunk);
      });
    });
    api.on('end', () => {
      sent = sent.then(() => client.end());
    });
    client.pipe(api);
    api.on('error', () => client.destroy());
    client.on('error', () => api.destroy());
    client.on('close', () => api.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
