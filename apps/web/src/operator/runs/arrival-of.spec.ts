import { describe, expect, it } from 'vitest';
import { arrivalOf } from './arrival-of.js';

const PLANNED = { arrivesAt: '2026-11-30T02:41:00.000Z' };
const LEAVES = '2026-11-30T02:30:00.000Z';

describe('when a meal comes to a door', () => {
  it('is as planned while its route has not left', () => {
    expect(arrivalOf(PLANNED, { leavesAt: LEAVES, departedAt: null })).toEqual(new Date(PLANNED.arrivesAt));
  });

  it('moves with when the route has left', () => {
    const late = arrivalOf(PLANNED, { leavesAt: LEAVES, departedAt: '2026-11-30T02:55:00.000Z' });
    expect(late).toEqual(new Date('2026-11-30T03:06:00.000Z'));
  });

  it('is unknown where nobody comes', () => {
    expect(arrivalOf({ arrivesAt: null }, { leavesAt: LEAVES, departedAt: null })).toBeNull();
  });
});
