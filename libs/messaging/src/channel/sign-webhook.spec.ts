import { describe, expect, it } from 'vitest';
import { signWebhook } from './sign-webhook.js';

describe('signWebhook', () => {
  it('signs time and body, once for each secret', () => {
    // printf '1700000000.{"a":1}' | openssl dgst -sha256 -hmac secret
    const known = 'v1=49f24e537407743fa4a0242bb63b94b9a47ee99cbbe071ccd8a22550ae411686';
    const signed = { timestamp: 1_700_000_000, body: '{"a":1}' };
    expect(signWebhook(['secret'], signed)).toBe(known);
    const [first, second] = signWebhook(['secret', 'other'], signed).split(' ');
    expect(first).toBe(known);
    expect(second).not.toBe(known);
    expect(signWebhook(['secret'], { ...signed, timestamp: 1_700_000_001 })).not.toBe(known);
    expect(signWebhook(['secret'], { ...signed, body: '{"a":2}' })).not.toBe(known);
  });
});
