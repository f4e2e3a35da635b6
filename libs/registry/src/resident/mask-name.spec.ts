import { expect, it } from 'vitest';
import { maskName } from './mask-name.js';

it.each([
  ['王桂香', '王*香'],
  ['王五', '王*'],
  ['欧阳桂香', '欧**香'],
  ['王', '*'],
  ['𠮷田香', '𠮷*香'],
])('%s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown);
});
