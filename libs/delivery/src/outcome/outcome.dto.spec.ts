import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { DispatchRouteDto, EndOrderDto } from './outcome.dto.js';

const refused = (dto: new () => object, body: Record<string, unknown>): string[] =>
  validateSync(plainToInstance(dto, body)).map(({ property }) => property);

describe('words at doors', () => {
  it.each([
    ['❤️'.repeat(100), true],
    ['❤️'.repeat(101), false],
    ['𠮷'.repeat(200), true],
    ['𠮷'.repeat(201), false],
  ])('are as long as the database counts them', (note, taken) => {
    expect(refused(EndOrderDto, { note }).includes('note')).toBe(!taken);
  });
});

describe('moments at doors', () => {
  it.each(['2026-11-30T11:30:00', '2026-11-30', '2026-W49-1', '-2026-11-30T11:30:00Z', '2026-02-30T11:30:00Z'])(
    'are not guessed from %s',
    (moment) => {
      expect(refused(EndOrderDto, { happenedAt: moment })).toContain('happenedAt');
      expect(refused(DispatchRouteDto, { cookedAt: moment, leftAt: moment })).toEqual(
        expect.arrayContaining(['cookedAt', 'leftAt']),
      );
    },
  );

  it.each(['2026-11-30T11:30:00+08:00', '2026-11-30T03:30:00.123Z'])('are taken from %s', (moment) => {
    expect(refused(EndOrderDto, { happenedAt: moment })).not.toContain('happenedAt');
    expect(refused(DispatchRouteDto, { cookedAt: moment, leftAt: moment })).not.toContain('leftAt');
  });
});
