import { expect, it } from 'vitest';
import { isOverdue } from './is-overdue.js';

const doorBy = '2026-11-30T03:30:00.000Z';

it('is overdue once its minutes are up, unless something was said of it or it has not left', () => {
  expect(isOverdue({ kind: null, doorBy }, new Date('2026-11-30T03:30:01Z'))).toBe(true);
  expect(isOverdue({ kind: null, doorBy }, new Date('2026-11-30T03:30:00Z'))).toBe(false);
  expect(isOverdue({ kind: 'refused', doorBy }, new Date('2026-11-30T04:00:00Z'))).toBe(false);
  expect(isOverdue({ kind: null, doorBy: null }, new Date('2026-11-30T04:00:00Z'))).toBe(false);
});
