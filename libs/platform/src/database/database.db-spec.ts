import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../test/support/test-database.js';
import type { Tx } from './database.js';
import { systemScope } from './scope.js';

const SCOPE = systemScope('990101');

describe('the door to the database', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase();
    await test.owner.query('CREATE TABLE public.seats (taken int NOT NULL); GRANT ALL ON public.seats TO nuancan_app');
  });
  afterAll(() => test?.close());

  const count = async (tx: Tx): Promise<number> =>
    (await tx.query<[{ n: number }]>('SELECT count(*) AS n FROM public.seats'))[0].n;

  it('runs serialisable work one after another, each of which sees what those before have left', async () => {
    let runs = 0;
    const take = (): Promise<number> =>
      test.database.serializable(SCOPE, async (tx) => {
        runs += 1;
        const taken = await count(tx);
        await tx.query('INSERT INTO public.seats VALUES ($1)', [taken]);
        return taken;
      });
    const all = Array.from({ length: 96 }, take);
    expect((await Promise.all(all)).toSorted((a, b) => a - b)).toEqual(all.map((_, at) => at));
    // A commit gives its locks back a moment before it is done for other serialisable work: seldom does one run again.
    expect(runs).toBeLessThan(96 + 10);
  });

  it('runs serialisable work again when a row it means to change was changed meanwhile', async () => {
    let runs = 0;
    const changed = await test.database.serializable(SCOPE, async (tx) => {
      runs += 1;
      await count(tx);
      if (runs === 1) await test.owner.query('UPDATE public.seats SET taken = 1000 WHERE taken = 0');
      return tx.query<[unknown, number]>('UPDATE public.seats SET taken = taken + 1 WHERE taken IN (0, 1000)');
    });
    expect(changed[1]).toBe(1);
    expect(runs).toBe(2);
  });

  it('gives up on serialisable work that fails otherwise, and after eight conflicts', async () => {
    let runs = 0;
    const failing = (code: string): Promise<void> =>
      test.database.serializable(SCOPE, async (tx) => {
        runs += 1;
        await tx.query(`DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '${code}'; END $$`);
      });
    await expect(failing('23514')).rejects.toThrow('no');
    expect(runs).toBe(1);
    await expect(failing('40001')).rejects.toThrow('no');
    expect(runs).toBe(9);
  });

  it('reads a snapshot in which nothing is committed meanwhile', async () => {
    const [before, after] = await test.database.snapshot(SCOPE, async (tx) => {
      const first = await count(tx);
      await test.owner.query('INSERT INTO public.seats VALUES (9)');
      return [first, await count(tx)];
    });
    expect(after).toBe(before);
    expect(await test.database.scoped(SCOPE, count)).toBe((before ?? 0) + 1);
  });
});
