import { expect, it } from 'vitest';
import type { SlotOpening } from '../../api/contract.js';
import { isOtherHour } from './is-other-hour.js';

const LUNCH: SlotOpening = {
  ...{ slot: 'lunch', open: true, why: null, reason: null },
  ...{ opensAt: '10:30', lastOrderAt: '12:30', closesAt: '13:00' },
};

it.each([
  ['02:30', true],
  ['10:29', true],
  ['10:30', false],
  ['13:00', false],
  ['13:01', true],
])('%s of a lunch from 10:30 to 13:00: %s', (time, other) => {
  expect(isOtherHour(LUNCH, time)).toBe(other);
});

it('says nothing without a timetable, or of a slot that is closed altogether', () => {
  expect(isOtherHour({ ...LUNCH, opensAt: null, closesAt: null }, '02:30')).toBe(false);
  expect(isOtherHour({ ...LUNCH, open: false, why: 'closed_day' }, '02:30')).toBe(false);
});
