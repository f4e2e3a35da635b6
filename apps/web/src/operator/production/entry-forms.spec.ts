import { describe, expect, it } from 'vitest';
import { measured, parted } from './entry-forms.js';

describe('what is sent of a form', () => {
  it('is degrees to a tenth and an instant in Shanghai', () => {
    expect(measured('2026-09-15', { portions: 40, celsius: 7525, time: '10:05' })).toEqual({
      portions: 40,
      celsius: 75.3,
      happenedAt: '2026-09-15T10:05:00+08:00',
    });
    expect(measured('2026-09-15', { celsius: -1800 })).toEqual({ celsius: -18 });
  });

  it('leaves to the server what is no number', () => {
    expect(measured('2026-09-15', { celsius: 'hot' })).toEqual({ celsius: 'hot' });
  });

  it('is a list of ingredients, however they are separated, each once', () => {
    expect(parted('五花肉、酱油，糖, 酱油；')).toEqual(['五花肉', '酱油', '糖']);
  });
});
