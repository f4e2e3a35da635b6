import { describe, expect, it } from 'vitest';
import { gramsOf, kilograms } from './kilograms.js';

describe('kilograms', () => {
  it.each([
    [3250, '3.25'],
    [1000, '1'],
    [7, '0.007'],
    [0, '0'],
    [-500, '−0.5'],
  ])('writes %i grams as %s', (grams, text) => {
    expect(kilograms(grams)).toBe(text);
  });

  it.each([
    ['3.25', 3250],
    [' 0.29 ', 290],
    ['12', 12_000],
    ['0.007', 7],
    ['', undefined],
    ['1.2345', undefined],
    ['1,5', undefined],
    ['-1', undefined],
  ])('reads %s', (text, grams) => {
    expect(gramsOf(text)).toBe(grams);
  });
});
