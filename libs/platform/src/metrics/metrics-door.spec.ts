import { NotFoundException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../config/configuration.js';
import { MetricsDoor } from './metrics-door.js';
import { Metrics } from './metrics.js';

const TOKEN = 'a-token-of-some-length';
const door = (METRICS_TOKEN?: string): MetricsDoor =>
  new MetricsDoor(readConfiguration({ DATABASE_URL: 'postgres://host/db', METRICS_TOKEN }), new Metrics());

describe('MetricsDoor', () => {
  it('is not there without METRICS_TOKEN, whatever is sent', async () => {
    await expect(door().read(undefined)).rejects.toThrow(NotFoundException);
    await expect(door('').read('Bearer ')).rejects.toThrow(NotFoundException);
  });

  it('opens for the token alone', async () => {
    await expect(door(TOKEN).read(`Bearer ${TOKEN}`)).resolves.toContain('nuancan_logins_total');
    await expect(door(TOKEN).read(`bearer  ${TOKEN}`)).resolves.toContain('nuancan_logins_total');
  });

  it.each([undefined, '', 'Bearer', 'Bearer wrong', `Bearer ${TOKEN}x`, `Bearer ${TOKEN} x`, TOKEN, `Basic ${TOKEN}`])(
    'refuses %s',
    async (header) => {
      await expect(door(TOKEN).read(header)).rejects.toMatchObject({ code: 'METRICS.WRONG_TOKEN', status: 401 });
    },
  );

  it.each(['short', 'with a space in the middle', 'ü'.repeat(20)])('knows that %s is no token', (token) => {
    expect(() => door(token)).toThrow(/METRICS_TOKEN/);
    expect(() => door(token)).not.toThrow(token);
  });
});
