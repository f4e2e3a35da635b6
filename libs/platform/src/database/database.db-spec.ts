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

  it('runs serialisable work again after a conflict, as if each had been alone', async () => {
    let runs = 0;
    let together = 0;
    let open: () => void = () => undefined;
    const bothHaveRead = new Promise<void>((resolve) => (open = resolve));
    const take = (): Promise<number> =>
      test.database.serializable(SCOPE, async (tx) => {
        runs += 1;
        const taken = await count(tx);
        together += 1;
        if (together === 2) open();
        await bothHaveRead;
        await tx.query('INSERT INTO public.seats VALUES ($1)', [taken]);
        return taken;
      });
    expect((await Promise.all([take(), take()])).toSorted()).toEqual([0, 1]);
    expect(runs).toBe(3);
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
