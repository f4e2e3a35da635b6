import { describe, expect, it } from 'vitest';
import type { IdentityNumber } from '@nuancan/kernel';
import { CandidateNumbers } from './candidate-numbers.js';

/** A list with so many numbers of one birth, and so many of births of their own. */
function listOf({ ofOneBirth, others }: { ofOneBirth: number; others: number }): CandidateNumbers {
  const numbers = new CandidateNumbers();
  const add = (known: string, rest: number): void =>
    numbers.add({ number: `${known}${String(rest).padStart(4, '0')}` } as IdentityNumber);
  for (let at = 0; at < ofOneBirth; at += 1) add('99010119400506', at);
  for (let at = 0; at < others; at += 1) add(`9901${String(at).padStart(10, '0')}`, 0);
  return numbers;
}

describe('CandidateNumbers', () => {
  it.each([
    { ofOneBirth: 8, others: 0 },
    { ofOneBirth: 18, others: 1000 },
    { ofOneBirth: 100, others: 10_000 },
  ])('takes what lists hold: %o', (list) => {
    expect(() => listOf(list).verify()).not.toThrow();
  });

  it.each([
    { ofOneBirth: 9, others: 0 },
    { ofOneBirth: 19, others: 981 },
    { ofOneBirth: 101, others: 10_000 },
  ])('refuses what tries numbers: %o', (list) => {
    expect(() => listOf(list).verify()).toThrow('IMPORT.NUMBERS_TRIED');
  });

  it('counts a number once however often it comes', () => {
    const numbers = listOf({ ofOneBirth: 8, others: 0 });
    for (let at = 0; at < 8; at += 1) numbers.add({ number: `99010119400506000${at}` } as IdentityNumber);
    expect(() => numbers.verify()).not.toThrow();
  });
});
