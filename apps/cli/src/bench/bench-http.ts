import { Agent, request } from 'node:http';

/** A keep-alive client of the measured api, as thin as Node's own; throws on any status but the expected. */
export class BenchHttp {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });
  private cookie = '';

  constructor(private readonly port: number) {}

  /** Logs in and keeps the session's cookie. */
  async logIn(login: string, password: string): Promise<void> {
    const { cookie } = await this.post('/v1/sessions', { login, password }, 201);
    this.cookie = cookie;
  }

  /** Reads; resolves with the parsed answer. */
  async get(path: string): Promise<unknown> {
    return (await this.send('GET', path, { expected: 200 })).body;
  }

  /** Posts JSON; resolves with the parsed answer. */
  post(path: string, body: unknown, expected: number): Promise<{ body: unknown; cookie: string }> {
    return this.send('POST', path, { payload: JSON.stringify(body), expected });
  }

  /** Puts JSON; resolves with the parsed answer. */
  async put(path: string, body: unknown): Promise<unknown> {
    return (await this.send('PUT', path, { payload: JSON.stringify(body), expected: 200 })).body;
  }

  private send(
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    { payload, expected }: { readonly payload?: string; readonly expected: number },
  ): Promise<{ body: unknown; cookie: string }> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: this.port,
          path,
          method,
          agent: this.agent,
          headers: {
            ...(payload === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) }),
            ...(this.cookie ? { cookie: this.cookie } : {}),
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            if (incoming.statusCode !== expected) {
              reject(new Error(`${path} answered ${incoming.statusCode}: ${text.slice(0, 300)}`));
              return;
            }
            const cookie = incoming.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
            resolve({ body: text === '' ? null : JSON.parse(text), cookie });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(payload);
    });
  }

  /** Closes the kept connections. */
  close(): void {
    this.agent.destroy();
  }
}
