import { describe, expect, it } from 'vitest';
import { maskedPhone } from './masked-phone.js';

describe('maskedPhone', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['138 1234 5678', '138****5678'],
    ['88881234', '****34'],
    ['0574-88881234', '057****1234'],
  ])('%s → %s', (phone, masked) => {
    expect(maskedPhone(phone)).toBe(masked);
  });

  it('leaves a missing number missing', () => {
    expect(maskedPhone(null)).toBeNull();
  });
});
