import { expect, it } from 'vitest';
import type { Slot } from '../../api/contract.js';
import { slotOfMenu } from './slot-of-menu.js';

it.each<[string, Slot[], Slot]>([
  ['02:30', ['lunch', 'dinner'], 'lunch'],
  ['02:30', ['breakfast', 'lunch'], 'breakfast'],
  ['08:00', ['dinner'], 'dinner'],
  ['12:00', ['breakfast', 'lunch', 'dinner'], 'lunch'],
  ['12:00', ['breakfast', 'dinner'], 'dinner'],
  ['19:00', ['breakfast', 'lunch'], 'lunch'],
  ['23:00', ['lunch', 'dinner'], 'dinner'],
  ['02:30', [], 'breakfast'],
])('at %s of %j it is %s', (time, slots, slot) => {
  expect(slotOfMenu(new Date(`2026-11-24T${time}:00+08:00`), slots)).toBe(slot);
});
