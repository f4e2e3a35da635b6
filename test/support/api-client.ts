import { refusePersonalNumbers } from './personal-numbers.js';

/** An answer with its body read: JSON where it is JSON, else text. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; tests know what they asked for. */
  readonly body: any;
}

/** Speaks to a running api like a browser: keeps the session's cookie and says its own origin. */
export class ApiClient {
  private cookie: string | undefined;

  constructor(readonly origin: string) {}

  /** A client that is logged in. */
  static async as(origin: string, login: string, password: string): Promise<ApiClient> {
    const client = new ApiClient(origin);
    const answer = await client.post('/v1/sessions', { login, password });
    if (answer.status !== 201) throw new Error(`${login} could not log in: ${answer.status} ${answer.text}`);
    return client;
  }

  /** The session's cookie, for whoever asks another way. */
  get session(): string {
    return this.cookie ?? '';
  }

  get(path: string): Promise<ApiAnswer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown): Promise<ApiAnswer> {
    return this.send('POST', path, body);
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<ApiAnswer> {
    const response = await fetch(`${this.origin}${path}`, {
      method,
      headers: {
        ...headers,
        origin: this.origin,
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...(body === undefined || Buffer.isBuffer(body) ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const set = response.headers.getSetCookie().find((cookie) => cookie.startsWith('nuancan_session='));
    if (set !== undefined) this.cookie = set.split(';')[0];
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    const text = isStream ? await beginningOf(response) : await response.text();
    refusePersonalNumbers('an address', path);
    if (!response.ok) refusePersonalNumbers(`a refusal by ${method} ${path}`, text);
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : text,
    };
  }
}

/** What a stream without an end begins with; then it is left. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body!.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return Buffer.from(value ?? []).toString();
}
