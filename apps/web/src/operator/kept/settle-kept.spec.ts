import { describe, expect, it } from 'vitest';
import type { KeptRow } from '../store/till-database.js';
import { goesWith } from './settle-kept.js';

const row = (clientId: string, attendanceId?: string): KeptRow => ({
  ...{ clientId, accountId: 'a', facilityId: 'f', path: '/x', body: '{}', label: clientId, problem: null },
  ...(attendanceId !== undefined && { tap: { attendanceId, tried: false } }),
});

describe('goesWith', () => {
  it('lets the taps of one attendance stand and fall together, and every other entry alone', () => {
    expect(goesWith(row('in', 'one'), row('out', 'one'))).toBe(true);
    expect(goesWith(row('in', 'one'), row('in', 'one'))).toBe(true);
    expect(goesWith(row('in', 'one'), row('in2', 'two'))).toBe(false);
    expect(goesWith(row('in', 'one'), { ...row('out', 'one'), accountId: 'b' })).toBe(false);
    expect(goesWith(row('issue'), row('spoilage'))).toBe(false);
    expect(goesWith(row('issue'), row('issue'))).toBe(true);
    expect(goesWith(row('issue'), row('in', 'one'))).toBe(false);
    expect(goesWith(row('outcome'), { ...row('photo'), goesWith: 'outcome' })).toBe(true);
    expect(goesWith({ ...row('photo'), goesWith: 'outcome' }, row('outcome'))).toBe(false);
  });
});
