import { addDays, parseBusinessDate } from '@nuancan/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CheckDesk, type Found } from '../testing/check-desk.js';

const DAY = parseBusinessDate('2026-09-15');
const MID_AUTUMN = parseBusinessDate('2026-09-25');
const USUAL = 10;

describe('C05', () => {
  let desk: CheckDesk;

  beforeAll(async () => {
    desk = await CheckDesk.open();
  });
  afterAll(() => desk?.test.close());

  /** Ten lunches on each of the days before, and `count` on the day. */
  async function eating(
    count: number,
    { daysBefore = 30, day = DAY } = {},
  ): Promise<{ found: Found[]; last: string[] }> {
    const site = desk.site();
    const elders: string[] = [];
    for (let n = 0; n < count; n += 1) elders.push(await desk.elder(site));
    const at = (n: number): string => `11:${String(n).padStart(2, '0')}`;
    const before = Array.from({ length: daysBefore }, (_, back) => addDays(day, -daysBefore + back)).flatMap((one) =>
      elders.slice(0, USUAL).map((elder, n) => ({ elder, day: one, at: at(n) })),
    );
    const meals = await desk.eat(site, [...before, ...elders.map((elder, n) => ({ elder, day, at: at(n) }))]);
    return { found: await desk.check(site, 'C05'), last: meals.slice(before.length) };
  }

  it('finds a count far above what the weeks before let expect, and the meals that were served last', async () => {
    const { found, last } = await eating(24);
    expect(found).toMatchObject([
      { stakeFen: 3600, facts: { date: DAY, slot: 'lunch', meals: 24, forecast: 10, usualOff: 0, limit: 20 } },
    ]);
    expect(Object.keys(found[0]?.meals ?? {}).toSorted()).toEqual(last.slice(20).toSorted());
  });

  it('and not one within the limit, of a facility that is new, or on a day off whose like was never seen', async () => {
    expect((await eating(20)).found).toEqual([]);
    expect((await eating(24, { daysBefore: 20 })).found).toEqual([]);
    expect((await eating(24, { day: MID_AUTUMN })).found).toEqual([]);
  });
});
