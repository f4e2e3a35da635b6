import { describe, expect, it } from 'vitest';
import { bodyOf, startValues, type Field } from './form-values.js';

const FIELDS: readonly Field[] = [
  { kind: 'text', name: 'name', label: '', longest: 60 },
  { kind: 'money', name: 'priceFen', label: '' },
  { kind: 'integer', name: 'seats', label: '', most: 9 },
  { kind: 'several', name: 'weekdays', label: '', options: [], numbers: true },
  { kind: 'choice', name: 'slot', label: '', options: [{ value: 'lunch', label: '' }] },
  { kind: 'date', name: 'validTo', label: '', optional: true },
];

describe('a form', () => {
  it('sends yuan as fen, numbers as numbers, and leaves out what is optional and empty', () => {
    const written = { name: ' 例汤 ', priceFen: '19.99', seats: '8', weekdays: ['5', '1'], slot: 'lunch', validTo: '' };
    expect(bodyOf(FIELDS, written)).toEqual({
      name: '例汤',
      priceFen: 1999,
      seats: 8,
      weekdays: [1, 5],
      slot: 'lunch',
    });
  });

  it('begins with the first choice and with what it is given', () => {
    const fields = FIELDS.map((field): Field => (field.name === 'name' ? { ...field, start: 'A' } : field));
    expect(startValues(fields)).toMatchObject({ name: 'A', slot: 'lunch', weekdays: [], validTo: '' });
  });

  it('takes amounts below zero only where they make sense', () => {
    const fields: Field[] = [{ kind: 'money', name: 'amountFen', label: '', signed: true }];
    expect(bodyOf(fields, { amountFen: '-1.50' })).toEqual({ amountFen: -150 });
    expect(bodyOf(fields, { amountFen: '1.5' })).toEqual({ amountFen: 150 });
    expect(bodyOf([{ kind: 'money', name: 'amountFen', label: '' }], { amountFen: '-1.50' })).toEqual({
      amountFen: '-1.50',
    });
  });
});
