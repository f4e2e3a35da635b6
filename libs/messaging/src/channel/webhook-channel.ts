import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Injectable } from '@nestjs/common';
import { Configuration } from '@nuancan/platform';
import { AddressGuard, AddressRefused, type PinnedAddress } from './address-guard.js';
import type { AttemptResult, Channel, OutgoingMessage } from './channel.js';
import { errorCode } from './error-code.js';
import { signWebhook } from './sign-webhook.js';

const LIMIT_MS = 10_000;
const MOST_ANSWER_BYTES = 16 * 1024;
const LONGEST_RETRY_AFTER_MS = 3_600_000;
/** Not of this message: too much at once, or a secret that somebody will put right. */
const PASSING = new Set([401, 403, 408, 425, 429]);

interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

/**
 * Posts to MESSAGE_WEBHOOK_URL, the gateway that sends short messages or writes into a work chat: signed, to an address that was
 * judged before, in ten seconds at most. It follows no redirect and reads no more of an answer than its head and 16 kB.
 */
@Injectable()
export class WebhookChannel implements Channel {
  private readonly url: URL | null;
  private readonly secrets: readonly string[];
  private readonly guard: AddressGuard;

  constructor({
    MESSAGE_WEBHOOK_URL: url,
    MESSAGE_WEBHOOK_SECRET: secret,
    MESSAGE_WEBHOOK_ALLOW: allowed,
  }: Configuration) {
    this.url = url === undefined || secret === undefined ? null : new URL(url);
    this.secrets = secret?.split(',') ?? [];
    this.guard = new AddressGuard(allowed === '' ? [] : allowed.split(','));
  }

  get isSetUp(): boolean {
    return this.url !== null;
  }

  async send(message: OutgoingMessage): Promise<AttemptResult> {
    if (this.url === null) return { outcome: 'permanent', code: 'NOT_SET_UP' };
    try {
      const { isAllowedByName, ...address } = await this.guard.pin(this.url.hostname);
      // In the clear only to where the district's own network was named.
      if (this.url.protocol !== 'https:' && !isAllowedByName) return { outcome: 'permanent', code: 'NOT_ENCRYPTED' };
      return resultOf(await this.post(this.url, address, message));
    } catch (error) {
      if (error instanceof AddressRefused) return { outcome: 'permanent', code: error.code };
      return { outcome: 'temporary', code: errorCode(error, 'UNKNOWN'), isDown: true };
    }
  }

  private post(url: URL, { address, family }: PinnedAddress, message: OutgoingMessage): Promise<Answer> {
    const body = bodyOf(message);
    const timestamp = Math.floor(Date.now() / 1000);
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    return new Promise((resolve, reject) => {
      const outgoing = send(url, {
        method: 'POST',
        agent: false,
        family,
        lookup: (_host, options, done) =>
          options.all === true ? done(null, [{ address, family }]) : done(null, address, family),
        signal: AbortSignal.timeout(LIMIT_MS),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'idempotency-key': message.deliveryId,
          'x-nuancan-timestamp': String(timestamp),
          'x-nuancan-signature': signWebhook(this.secrets, { timestamp, body }),
        },
      });
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        drain(incoming);
        resolve({ status: incoming.statusCode ?? 0, retryAfter: incoming.headers['retry-after'] });
      });
      outgoing.end(body);
    });
  }
}

/** What is posted; documented for whoever builds the gateway in docs/operating.md. */
function bodyOf({ deliveryId, kind, accountId, aboutId, createdAt, text, language, phone }: OutgoingMessage): string {
  const about = { id: aboutId, at: createdAt.toISOString() };
  return JSON.stringify({ id: deliveryId, kind, to: { accountId, phone, language }, about, text });
}

/** The status is all that counts; of the rest a bounded part is let in, so that the connection ends well. */
function drain(incoming: IncomingMessage): void {
  let bytes = 0;
  incoming.on('error', () => undefined);
  incoming.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MOST_ANSWER_BYTES) incoming.destroy();
  });
}

function resultOf({ status, retryAfter }: Answer): AttemptResult {
  const code = `HTTP_${status}`;
  if (status >= 200 && status < 300) return { outcome: 'sent', code };
  if (status < 500 && !PASSING.has(status)) return { outcome: 'permanent', code };
  const seconds = Number(retryAfter);
  const asked = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds * 1000, LONGEST_RETRY_AFTER_MS) : undefined;
  return { outcome: 'temporary', code, ...(asked !== undefined && { retryAfterMs: asked }) };
}
