import { describe, expect, it } from 'vitest';
import { failureSummary } from './failure-summary.js';
import { QueueErrors } from './queue.errors.js';

describe('failureSummary', () => {
  it('names a domain error by its code', () => {
    const error = QueueErrors.PAYLOAD_INVALID({ job: 'day-summary', field: 'facilityId' });
    expect(failureSummary(error)).toContain('QUEUE.PAYLOAD_INVALID');
  });

  it('names a refusal of PostgreSQL by code, table and constraint, without the value', () => {
    const refusal = Object.assign(new Error('duplicate key (name)=(王桂香)'), {
      ...{ code: '23505', table: 'residents', constraint: 'residents_key', detail: '王桂香' },
    });
    expect(failureSummary(refusal)).toBe('Error 23505 residents residents_key');
  });

  it('names a bug by its kind and place, without the message', () => {
    const text = failureSummary(new TypeError('王桂香 is not a function'));
    expect(text).toMatch(/^TypeError at /);
    expect(text).not.toContain('王桂香');
    expect(failureSummary('王桂香')).toBe('a thrown string');
  });
});
