import { describe, expect, it } from 'vitest';
import { isKnownPassword } from './known-password.js';

describe('isKnownPassword', () => {
  it.each([
    'password123',
    '2026Password!',
    '1234567890',
    '0987654321',
    'abcdefghij',
    'aaaaaaaaaa',
    'qwertyuiop',
    'QWERTYuiop',
    '１２３４５６７８９０',
    'dragondragon',
    '1q2w3e4r5t',
  ])('knows %s', (password) => {
    expect(isKnownPassword(password)).toBe(true);
  });

  it.each(['一碗热饭 12345', 'correct horse battery', 'k7mp-x3qa-9tnr', 'lunch at eleven', '暖餐暖餐暖餐暖餐暖餐'])(
    'lets %s pass',
    (password) => {
      expect(isKnownPassword(password)).toBe(false);
    },
  );
});
