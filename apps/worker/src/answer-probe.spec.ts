import { NotFoundException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { MetricsErrors } from '@nuancan/platform';
import { answerProbe } from './answer-probe.js';

const ready = { check: async () => undefined };
const door = { contentType: 'text/plain', read: async () => 'nuancan_ready 1\n' };
const get = (path: string) => ({ method: 'GET', path, authorization: undefined });

describe('answerProbe', () => {
  it('answers its three addresses', async () => {
    const answers = await Promise.all(
      ['/health/live', '/health/ready', '/metrics'].map((path) => answerProbe(get(path), { readiness: ready, door })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers[2]).toMatchObject({ contentType: 'text/plain', body: 'nuancan_ready 1\n' });
  });

  it('knows nothing else', async () => {
    for (const asked of [get('/'), get('/health'), { ...get('/metrics'), method: 'POST' }]) {
      expect((await answerProbe(asked, { readiness: ready, door })).status).toBe(404);
    }
  });

  it('says why it is not ready, and hides a fault', async () => {
    const failing = (error: unknown) => ({ check: () => Promise.reject(error) });
    const expected = await answerProbe(get('/health/ready'), {
      readiness: failing(MetricsErrors.WRONG_TOKEN()),
      door,
    });
    expect(expected).toMatchObject({ status: 401, body: expect.stringContaining('METRICS.WRONG_TOKEN') });
    const fault = await answerProbe(get('/health/ready'), { readiness: failing(new Error('secret')), door });
    expect(fault).toMatchObject({ status: 500, body: '{"code":"SERVER.FAULT"}' });
  });

  it('has no metrics when the door says so', async () => {
    const closed = { ...door, read: () => Promise.reject(new NotFoundException()) };
    expect((await answerProbe(get('/metrics'), { readiness: ready, door: closed })).status).toBe(404);
  });
});
