import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { METRICS } from './metric-catalogue.js';
import { Metrics } from './metrics.js';

describe('Metrics', () => {
  it('tells what was counted and observed, in the text format', async () => {
    const metrics = new Metrics();
    metrics.count('nuancan_logins_total', { outcome: 'wrong' });
    metrics.count('nuancan_logins_total', { outcome: 'wrong' });
    metrics.observe('nuancan_job_duration_seconds', { job_name: 'outbox-prune' }, 0.3);
    const text = await metrics.text();
    expect(metrics.contentType).toContain('text/plain');
    expect(text).toContain('nuancan_logins_total{outcome="wrong"} 2\n');
    expect(text).toContain('nuancan_job_duration_seconds_bucket{le="0.25",job_name="outbox-prune"} 0\n');
    expect(text).toContain('nuancan_job_duration_seconds_bucket{le="1",job_name="outbox-prune"} 1\n');
  });

  it('forgets a reading that is not repeated, without labels, too', async () => {
    const metrics = new Metrics();
    metrics.set('nuancan_queue_jobs', [{ labels: { queue: 'jobs', state: 'active' }, value: 3 }]);
    metrics.set('nuancan_outbox_oldest_due_seconds', [{ labels: {}, value: 7 }]);
    expect(await metrics.text()).toMatch(/^nuancan_outbox_oldest_due_seconds 7$/m);
    metrics.set('nuancan_queue_jobs', []);
    metrics.set('nuancan_outbox_oldest_due_seconds', []);
    const text = await metrics.text();
    expect(text).not.toMatch(/^nuancan_(queue_jobs|outbox_oldest_due_seconds)\b/m);
  });

  it('reads once for scrapes that come together, and again for the next', async () => {
    const metrics = new Metrics();
    let reads = 0;
    metrics.onScrape(async () => {
      reads += 1;
      await sleep(5);
    });
    await Promise.all([metrics.text(), metrics.text()]);
    expect(reads).toBe(1);
    await metrics.text();
    expect(reads).toBe(2);
  });

  it('has no label that could name a person or a place', () => {
    const labels = new Set(Object.values(METRICS).flatMap((metric): readonly string[] => metric.labels));
    expect([...labels].sort()).toEqual([
      'code',
      'job_name',
      'kind',
      'method',
      'node',
      'outcome',
      'queue',
      'route',
      'state',
      'status',
    ]);
  });
});
