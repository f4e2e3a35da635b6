import { describe, expect, it } from 'vitest';
import { identityCheckDigit } from '@nuancan/kernel';
import { validateSync } from 'class-validator';
import { HoldsNoIdentityNumber } from './holds-no-identity-number.js';

class Note {
  constructor(text: unknown) {
    this.text = text;
  }

  @HoldsNoIdentityNumber()
  text: unknown;
}

const DIGITS = '99010119440506112';
const NUMBER = DIGITS + identityCheckDigit(DIGITS);

describe('HoldsNoIdentityNumber', () => {
  const grouped = `${NUMBER.slice(0, 6)} ${NUMBER.slice(6, 14)}-${NUMBER.slice(14)}`;
  it.each([NUMBER, `王某（${NUMBER}）`, `number ${NUMBER}.`, `7${NUMBER}`, grouped])('refuses %s', (text) => {
    expect(validateSync(new Note(text))).toHaveLength(1);
  });

  it.each(['JY13302130000123', '913302830720400000', `${DIGITS}0`, '', 7, null])('takes %s', (text) => {
    expect(validateSync(new Note(text))).toEqual([]);
  });
});
