import { describe, expect, it } from 'vitest';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { readConfiguration } from '@nuancan/platform';
import { OriginGuard } from './origin.guard.js';
import { SessionErrors } from './session.errors.js';

const lets = (headers: Record<string, string>, { method = 'POST', publicOrigin = '' } = {}): boolean => {
  const configuration = readConfiguration({ DATABASE_URL: 'postgres://x/y', PUBLIC_ORIGIN: publicOrigin });
  try {
    return new OriginGuard(configuration).canActivate(new ExecutionContextHost([{ method, headers }]));
  } catch (error) {
    if (SessionErrors.FOREIGN_ORIGIN.is(error)) return false;
    throw error;
  }
};

describe('OriginGuard', () => {
  it('lets the own pages and clients that are no browser change things', () => {
    expect(lets({ host: 'canteen.local:3000', origin: 'http://canteen.local:3000' })).toBe(true);
    expect(lets({ host: 'Canteen.local', origin: 'https://canteen.local', 'sec-fetch-site': 'same-origin' })).toBe(
      true,
    );
    expect(lets({ host: 'canteen.local' })).toBe(true);
  });

  it('lets the configured origin in behind a proxy that renames the host', () => {
    const headers = { host: 'api:3000', origin: 'https://nuancan.example.cn' };
    expect(lets(headers, { publicOrigin: 'https://nuancan.example.cn' })).toBe(true);
    expect(lets(headers, { publicOrigin: 'https://other.example.cn' })).toBe(false);
    expect(lets(headers)).toBe(false);
  });

  it.each<Record<string, string>>([
    { host: 'canteen.local', origin: 'https://evil.example' },
    { host: 'canteen.local', origin: 'https://canteen.local.evil.example' },
    { host: 'canteen.local', origin: 'https://canteen.local:8443' },
    { host: 'canteen.local', origin: 'null' },
    { host: 'canteen.local', origin: '' },
    { host: 'canteen.local', 'sec-fetch-site': 'cross-site' },
    { host: 'canteen.local', origin: 'https://canteen.local', 'sec-fetch-site': 'cross-site' },
  ])('refuses %j', (headers) => {
    expect(lets(headers)).toBe(false);
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('refuses a foreign %s', (method) => {
    expect(lets({ host: 'a', origin: 'https://b' }, { method })).toBe(false);
  });

  it('lets anybody read: another site cannot see the answer, and the cookie is not sent from there', () => {
    expect(lets({ host: 'a', origin: 'https://b', 'sec-fetch-site': 'cross-site' }, { method: 'GET' })).toBe(true);
  });
});
