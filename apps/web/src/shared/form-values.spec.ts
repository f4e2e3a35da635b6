import { describe, expect, it } from 'vitest';
import { askedOf, bodyOf, startValues, type Field } from './form-values.js';

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

  it('begins undecided where somebody has to choose', () => {
    const options = [{ value: 'well', label: '' }];
    expect(startValues([{ kind: 'choice', name: 'finding', label: '', options, undecided: true }])).toEqual({
      finding: '',
    });
  });

  it('asks for a field, and sends it, only while the others stand as it says', () => {
    const kinds = ['delivered', 'refused'].map((value) => ({ value, label: '' }));
    const fields: Field[] = [
      { kind: 'choice', name: 'kind', label: '', options: kinds },
      { kind: 'text', name: 'receiver', label: '', longest: 60, when: { kind: 'delivered', handover: 'proxy' } },
    ];
    const written = { kind: 'delivered', handover: 'proxy', receiver: '邻居' };
    expect(bodyOf(fields, written)).toEqual({ kind: 'delivered', receiver: '邻居' });
    expect(bodyOf(fields, { ...written, kind: 'refused' })).toEqual({ kind: 'refused' });
    expect(askedOf(fields, { ...written, handover: 'in_person' }).map(({ name }) => name)).toEqual(['kind']);
  });

  it('sends decimals as numbers', () => {
    const fields: Field[] = [{ kind: 'decimal', name: 'celsius', label: '', least: -40, most: 120 }];
    expect(bodyOf(fields, { celsius: '72.5' })).toEqual({ celsius: 72.5 });
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
