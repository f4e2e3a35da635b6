import { createHmac } from 'node:crypto';

/** What is signed: when, and every byte of the body, so that neither can be replaced. */
interface Signed {
  /** Seconds since 1970, as sent in x-nuancan-timestamp. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The value of x-nuancan-signature: `v1=` and HMAC-SHA-256 in hex over timestamp, a full stop and the body, once for each
 * secret, with spaces between. Of two secrets one may be taken out of use while the receiver already knows the other.
 */
export function signWebhook(secrets: readonly string[], { timestamp, body }: Signed): string {
  return secrets
    .map((secret) => `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`)
    .join(' ');
}
