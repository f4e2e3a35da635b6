import { describe, expect, it } from 'vitest';
import { rowsOfOldTaps } from './take-over-taps.js';

const tap = (id: string, more: object = {}) => ({
  ...{
    id,
    attendanceId: 'one',
    path: '/v1/attendances',
    body: { id, deviceAt: '2026-11-30T02:00:00Z' },
    label: `志愿者 ${id}`,
  },
  ...{ tried: false, ...more },
});

describe('rowsOfOldTaps', () => {
  it('keeps every tap of its account and facility: what waits, what was tried, and what was refused', () => {
    const refused = { zh: '没有', en: 'no' };
    const old = [tap('in'), tap('out', { tried: true }), tap('other', { refused })];
    const rows = rowsOfOldTaps('nuancan-volunteers|account|facility', JSON.stringify(old));
    expect(rows.map(({ clientId, accountId, facilityId }) => [clientId, accountId, facilityId])).toEqual([
      ['in', 'account', 'facility'],
      ['out', 'account', 'facility'],
      ['other', 'account', 'facility'],
    ]);
    expect(rows.map((row) => row.tap)).toEqual([
      { attendanceId: 'one', tried: false },
      { attendanceId: 'one', tried: true },
      { attendanceId: 'one', tried: false },
    ]);
    expect(rows.map(({ problem }) => problem)).toEqual([null, null, refused]);
    expect(JSON.parse(rows[0]?.body ?? '')).toEqual(old[0]?.body);
  });

  it('takes nothing from keys of anything else', () => {
    for (const key of ['nuancan-volunteers|account|facility|board', 'nuancan.account', 'nuancan-volunteers|account']) {
      expect(rowsOfOldTaps(key, '[]')).toEqual([]);
      expect(rowsOfOldTaps(key, JSON.stringify([tap('in')]))).toEqual([]);
    }
  });
});
