import { describe, expect, it } from 'vitest';
import { newClientId } from '../store/new-client-id.js';
import { keptDay } from './kept-day.js';

describe('keptDay', () => {
  it('is the day that the entry names, whenever it was made', () => {
    const clientId = newClientId(new Date('2026-11-30T02:00:00Z'));
    expect(keptDay({ clientId, body: '{"businessDate":"2026-11-28"}' })).toBe('2026-11-28');
  });

  it('is else the day in Shanghai on which it was made', () => {
    const before = newClientId(new Date('2026-11-30T15:59:59.999Z'));
    const after = newClientId(new Date('2026-11-30T16:00:00.000Z'));
    expect([keptDay({ clientId: before, body: '{}' }), keptDay({ clientId: after, body: '{}' })]).toEqual([
      '2026-11-30',
      '2026-12-01',
    ]);
    expect(keptDay({ clientId: after, body: '{"businessDate":7}' })).toBe('2026-12-01');
  });
});
