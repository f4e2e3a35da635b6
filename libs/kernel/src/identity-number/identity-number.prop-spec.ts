import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { identityCheckDigit, maskedIdentityNumber, readIdentityNumber } from '../index.js';

const digits = fc
  .tuple(
    fc.integer({ min: 100_000, max: 999_999 }),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([division, born, order]) =>
      `${division}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`,
  );

describe('readIdentityNumber', () => {
  it('reads the published example of GB 11643', () => {
    expect(readIdentityNumber('11010519491231002x')).toEqual({
      number: '11010519491231002X',
      divisionCode: '110105',
      birthDate: '1949-12-31',
      sex: 'female',
    });
  });

  it('reads every well-made number, full-width and spaced too', () => {
    fc.assert(
      fc.property(digits, (given) => {
        const number = given + identityCheckDigit(given);
        const read = readIdentityNumber(number);
        expect(read).toMatchObject({ number, sex: Number(given[16]) % 2 === 1 ? 'male' : 'female' });
        const wide = [...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
        expect(readIdentityNumber(` ${wide}\n`)).toEqual(read);
      }),
    );
  });

  it('finds any one digit changed and any two neighbours exchanged', () => {
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (given, at, by) => {
        const number = given + identityCheckDigit(given);
        const changed = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1);
        expect(typeof readIdentityNumber(changed)).toBe('string');
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
        if (swapped !== number) expect(typeof readIdentityNumber(swapped)).toBe('string');
      }),
    );
  });

  it.each([
    ['3.30213E+17', 'mangled'],
    ['330213194903030000', 'mangled'],
    ['33021319490303', 'length'],
    ['', 'length'],
    ['3302131949030A0017', 'characters'],
    [`33021319491331001${identityCheckDigit('33021319491331001')}`, 'birth_date'],
    ['110105194912310021', 'check_digit'],
  ])('says of %s: %s', (text, fault) => {
    expect(readIdentityNumber(text)).toBe(fault);
  });

  it('masks all but the ends', () => {
    expect(maskedIdentityNumber('11010519491231002X')).toBe('1****************X');
  });
});
