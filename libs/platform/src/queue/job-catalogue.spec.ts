import { describe, expect, it } from 'vitest';
import { isScheduledJobName, JOB_NAMES, parsePayload } from './job-catalogue.js';

const FACILITY = '01890f5c-1d2a-7b3c-8d4e-5f6071829304';

describe('parsePayload', () => {
  it('passes ids and dates', () => {
    const payload = { facilityId: FACILITY, businessDate: '2026-02-28' };
    expect(parsePayload('day-summary', payload)).toEqual(payload);
  });

  it.each([
    ['facilityId', { facilityId: '王桂香', businessDate: '2026-02-28' }],
    ['businessDate', { facilityId: FACILITY, businessDate: '2026-02-30' }],
    ['businessDate', { facilityId: FACILITY }],
    ['name', { facilityId: FACILITY, businessDate: '2026-02-28', name: '王桂香' }],
    ['', null],
  ])('refuses a wrong %s without repeating it', (field, payload) => {
    let message = '';
    expect(() => parsePayload('day-summary', payload)).toThrow();
    try {
      parsePayload('day-summary', payload);
    } catch (error) {
      message = error instanceof Error ? error.message : '';
      expect(error).toMatchObject({ code: 'QUEUE.PAYLOAD_INVALID', detail: { job: 'day-summary', field } });
    }
    expect(message).not.toContain('王桂香');
  });
});

it('knows which jobs a schedule may name', () => {
  expect(JOB_NAMES.filter(isScheduledJobName)).toEqual([
    'day-summaries',
    'close-days',
    'meal-partitions',
    'imports-prune',
    'facility-reminders',
    'district-reminders',
    'food-samples',
    'district-food-samples',
    'oversight-deadlines',
    'district-oversight-deadlines',
    'nightly-checks',
    'district-checks',
    'standing-orders',
    'district-standing-orders',
    'freeze-orders',
    'district-freezes',
    'welfare-sweep',
    'absent-diners',
    'district-absences',
    'coverage',
    'district-coverage',
    'photos-prune',
    'outbox-prune',
  ]);
  expect(isScheduledJobName('day-summary')).toBe(false);
  expect(isScheduledJobName('no-such-job')).toBe(false);
});
