import { describe, expect, it } from 'vitest';
import { bindNumbers } from './bind-numbers.js';

describe('bindNumbers', () => {
  it('numbers each name once', () => {
    const { sql, values } = bindNumbers('SELECT {factor}::int, x::text, {month}, {factor}', {
      factor: 1.1,
      month: '2026-01-01',
    });
    expect(sql).toBe('SELECT $1::numeric::int, x::text, $2::date, $1::numeric');
    expect(values).toEqual([1.1, '2026-01-01']);
  });

  it('refuses a name that nobody gives', () => {
    expect(() => bindNumbers('SELECT {minutes}', {})).toThrow('{minutes}');
  });
});
