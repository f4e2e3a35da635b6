import { describe, expect, it } from 'vitest';
import { ExportDesk } from './export-desk.js';
import { ExportErrors } from './export.errors.js';

describe('ExportDesk', () => {
  it('makes one at a time, in order, and goes on after a failure', async () => {
    const desk = new ExportDesk();
    const told: string[] = [];
    const make = (name: string) => async (): Promise<string> => {
      told.push(`${name} begins`);
      await Promise.resolve();
      told.push(`${name} ends`);
      if (name === 'two') throw new Error('paper ran out');
      return name;
    };
    const outcomes = await Promise.allSettled(['one', 'two', 'three'].map((name) => desk.take(make(name))));
    expect(told).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('sends away whoever would wait behind eight', async () => {
    const desk = new ExportDesk();
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => desk.take(async () => 'made')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
    expect(outcomes.at(-1)).toMatchObject({ reason: { code: ExportErrors.BUSY.code } });
    await expect(desk.take(async () => 'again')).resolves.toBe('again');
  });
});
